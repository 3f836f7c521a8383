/** English: what was done with this host. */
import { say } from './en-quantities.ts';

const photos = { one: 'photo', other: 'photos' };
const times = (count: number): string => (count === 1 ? '' : `, ${say.count(count)} times`);

export const activity = {
  lead: 'Who came in, who was refused, and what was done: for the last 90 days, on this laptop only.',
  filter: 'Show',
  everything: 'Everything',
  today: 'Today',
  yesterday: 'Yesterday',
  older: 'Show older',
  emptyTitle: 'Nothing yet',
  emptyHelp: 'When a phone is paired, a photo deleted or somebody refused, it stands here.',
  emptyOf: (device: string) => `Nothing of ${device} yet`,
  failedTitle: 'This could not be read',
  tryAgain: 'Try again',
  from: (address: string) => `from ${address}`,
  fromHere: 'from this laptop',
  somebody: 'Somebody',

  paired: {
    send: (device: string) => `${device} was paired, and may send`,
    browse: (device: string) => `${device} was paired, and may send and browse`,
    own: (device: string) => `${device} was paired, and may do everything`,
  },
  joinedAgain: (device: string) => `${device} is back, with its photos`,
  denied: (device: string) => `You said no to ${device}`,
  wrongCode: (_who: string, count: number) => `A wrong code was typed${times(count)}`,
  claimUsed: (_who: string, count: number) => `A code that was used already was tried again${times(count)}`,
  claimExpired: (_who: string, count: number) => `A code that had run out was tried${times(count)}`,
  claimMany: (_who: string, count: number) => `Too many tries to pair were held back${times(count)}`,
  claimRefused: (_who: string, count: number) => `A try to pair was refused${times(count)}`,
  ownerSignedIn: (device: string) => `${device} signed in as the owner`,
  revoked: (device: string) => `${device} was disconnected`,
  signedOutAll: (_who: string, count: number) =>
    `Every device was signed out: ${say.plural(count, { one: 'device', other: 'devices' })}`,
  keyCopied: (device: string, count: number) =>
    `A copied key of ${device} was used${times(count)}. If that was not you, disconnect it and pair it again`,
  access: {
    send: (device: string) => `${device} may only send now`,
    browse: (device: string) => `${device} may send and browse now`,
    own: (device: string) => `${device} may do everything now`,
  },
  renamed: (device: string, from: string) => `${from} is called ${device} now`,
  photosRemoved: (device: string, count: number) => `${device} moved ${say.plural(count, photos)} to the trash`,
  photosRestored: (device: string, count: number) => `${device} brought ${say.plural(count, photos)} back`,
  photosErased: (device: string, count: number) => `${device} deleted ${say.plural(count, photos)} for good`,
  albumRemoved: (device: string) => `${device} deleted an album`,
  downloaded: (device: string, count: number, size: string) =>
    `${device} downloaded ${say.plural(count, photos)}, ${size}`,
  settingsChanged: (device: string) => `${device} changed the settings`,
  turnedAway: {
    foreign: (_who: string, count: number) => `A website tried to reach this host through a browser${times(count)}`,
    name: (_who: string, count: number) => `This host was asked for under a name that is not its own${times(count)}`,
    key: (_who: string, count: number) => `Somebody without a valid key was refused${times(count)}`,
    access: (_who: string, count: number) => `Somebody asked for more than they may have${times(count)}`,
    many: (_who: string, count: number) => `Somebody asked too often and was held back${times(count)}`,
  },
};
