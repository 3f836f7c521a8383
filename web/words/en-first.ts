/** English: what the first screen of a phone says, and every other. */
import { pairing } from './en-pairing.ts';
import { say } from './en-quantities.ts';
import { sending } from './en-sending.ts';

export const first = {
  language: 'en',
  ...say,
  app: {
    name: 'Landfall',
    aLaptop: 'the laptop',
    loading: 'Opening Landfall',
    tabs: 'Landfall',
    tabSend: 'Send',
    tabPhotos: 'Photos',
    tabPlaces: 'Places',
    trust: 'Trust and install',
    close: 'Close',
    tryAgain: 'Try again',
    unreachableTitle: (host: string) => `${host} cannot be reached`,
    unreachableHelp: 'Wake the laptop and check that both are on the same Wi-Fi. This page goes on by itself.',
    cantConnect: 'Still nothing?',
    revokedTitle: 'This device is no longer paired',
    revokedHelp: 'Everything sent so far is safe. To send more, pair it again.',
    pairAgain: 'Pair again',
    consoleClosedTitle: 'This window has no key to the console',
    consoleClosedHelp: 'Run this in a terminal on the laptop and the console opens:',
    consoleClosedCommand: 'npm start -- open',
    consoleKeyUsedTitle: 'That link has been used already',
    brokenTitle: 'This page could not open',
    brokenHelp: 'Load it again. If that does not help, the laptop’s log says why.',
    reload: 'Load again',
  },
  pairing,
  sending,
};

export type Words = typeof first;
