/** English: who comes to the door of the host, and who is sent away. */
import { say } from './en-quantities.ts';

const photos = { one: 'photo', other: 'photos' };

export const door = {
  wasHere: 'Has it been here before?',
  isNew: 'No, it is new',
  isAgain: (device: string) => `This is ${device} again`,
  wasLast: (count: number, ago: string) => `${count === 0 ? 'No photos' : say.plural(count, photos)}, last seen ${ago}`,
  againHelp: 'It keeps its place among your photos. What could sign in as it until now no longer can.',

  signOutAll: 'Sign out every device',
  signOutAllTitle: 'Sign out every device?',
  signOutAllHelp: (count: number) =>
    `${count === 1 ? 'The device' : `All ${say.count(count)} devices`} and your other browsers are cut off from this second on. Photos stay here, and nothing on a phone is lost. Each can be paired again, and you can say then that it has been here before.`,
  signedOut: (count: number) =>
    count === 0 ? 'Every device is signed out' : `${say.plural(count, { one: 'device', other: 'devices' })} signed out`,

  notices: 'News from the door',
  dismiss: 'Understood',
  paired: (device: string) => `${device} is paired`,
  pairedHelp: 'Was that not you? Disconnect it under Devices.',
  again: (device: string) => `${device} is back`,
  refused: {
    'wrong-code': (address: string) => `Somebody at ${address} typed a wrong code`,
    'invitation-used': (address: string) => `Somebody at ${address} tried a code that was used already`,
    'invitation-expired': (address: string) => `Somebody at ${address} tried a code that is not good any more`,
    'too-many-requests': (address: string) => `Somebody at ${address} tried too often and has to wait`,
  },
  refusedHelp: 'Nobody came in. A slip of your own? Then take the code that is on the screen now.',
  codesEnded: 'Nobody came in. That was the fifth wrong guess, so the code is dead and a new one is made.',
  copied: (device: string) => `Somebody else tried to come in as ${device}`,
  copiedHelp: (device: string) =>
    `They had a copy of its key and were refused: only ${device} itself can use it. To be sure, disconnect it and pair it again.`,
  copiedCutOff: (device: string) =>
    `A key of ${device} was used twice, so it was cut off for safety. Pair it again to let it in.`,
};
