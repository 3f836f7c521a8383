/** English: the owner's console. */
import { say } from './en-quantities.ts';

const photos = { one: 'photo', other: 'photos' };
const files = { one: 'file', other: 'files' };

export const console = {
  navigation: 'Console',
  photos: 'Photos',
  favourites: 'Favourites',
  albums: 'Albums',
  places: 'Places',
  partOfMap: 'Part of the map',
  cityIn: (city: string, country: string) => `${city}, ${country}`,
  more: 'More',
  trash: 'Trash',
  devices: 'Devices',
  care: 'Care',
  activity: 'Activity',
  connection: 'Connection',
  addPhone: 'Add a phone',
  hostGone: (host: string) => `${host} does not answer. Start Landfall there again: this page goes on by itself.`,
  aHost: 'Landfall',

  welcomeTitle: 'Bring your photos home',
  addTitle: 'Add a phone',
  steps: ['Scan with the phone’s camera.', 'Check the number.', 'Choose photos.'],
  qrAlt: 'QR code to scan with the phone’s camera',
  orType: 'Or open this address on the other device and type the code',
  typedCodeLabel: (spelled: string) => `Code: ${spelled}`,
  validFor: (ms: number) => `Valid for ${say.duration(ms)}`,
  renewing: 'Here comes a new one',
  making: 'Making a code',
  inviteFailedTitle: 'No code right now',
  tryAgain: 'Try again',
  noNetworkTitle: 'This laptop is not on a network',
  noNetworkHelp:
    'Join the same Wi-Fi as the phone, or turn on the phone’s hotspot and join that. A code appears here as soon as there is a way in.',
  noNetworkMeanwhile: 'Everything that has landed already can be seen meanwhile.',
  lookAgain: 'Look again',
  helpTitle: 'Same Wi-Fi? Phone can’t connect?',
  help: [
    'The phone says the page is not private? That is expected the first time. Choose Details or Advanced, then go on: your photos never leave your network.',
    'Both need the same Wi-Fi. A guest network often keeps devices apart.',
    'Turn off a VPN on the phone and on this laptop.',
    'On an iPhone: Settings, Privacy & Security, Local Network, and allow the browser.',
    'The firewall of this laptop must let Landfall in. On Windows, set the network to Private.',
    'Still nothing? Turn on the phone’s hotspot and join it with this laptop.',
  ],

  visitor: {
    warned:
      'A phone is at the door and shows its warning. On it, choose Details or Advanced, then go on: that is expected the first time.',
    page: 'The page is open on a phone. On it, give the phone a name and tap Pair.',
    none: 'No phone has come by yet. Is it on the same Wi-Fi as this laptop, and no VPN in the way?',
  },
  seeConnection: 'See what may keep it out',

  asking: (device: string) => `${device} wants to send photos`,
  askedFrom: (platform: string, address: string) => `${platform} at ${address}`,
  askNumber: 'Does the phone show this number?',
  askNumberLabel: (spelled: string) => `Number: ${spelled}`,
  askMore: (count: number) => `${say.plural(count, { one: 'other device is', other: 'other devices are' })} waiting`,
  allowBrowse: 'Send and browse',
  allowSend: 'Send only',
  deny: 'Deny',
  answerFailed: 'That answer did not get through.',

  thisLaptop: 'This laptop',
  keptIn: 'Photos are kept in',
  roomLeft: (free: string) => `${free} free`,
  previewsPending: (count: number) =>
    say.plural(count, { one: 'picture still being made', other: 'pictures still being made' }),
  hostFacts: (count: number, size: string) => `${say.plural(count, photos)}, ${size}`,
  online: 'Online',
  lastSeen: (ago: string) => `Last seen ${ago}`,
  sent: (count: number, size: string) => `${say.plural(count, photos)}, ${size}`,
  sentNothing: 'No photos yet',
  access: { send: 'Send only', browse: 'Send and browse', own: 'Everything' },
  accessOf: (device: string) => `What ${device} may do`,
  rename: 'Rename',
  renameOf: (device: string) => `Rename ${device}`,
  newName: (device: string) => `New name for ${device}`,
  save: 'Save',
  cancel: 'Cancel',
  nameNeeded: 'Give it a name of 1 to 60 letters.',
  disconnect: 'Disconnect',
  disconnectOf: (device: string) => `Disconnect ${device}`,
  disconnectTitle: (device: string) => `Disconnect ${device}?`,
  disconnectHelp: (count: number) =>
    `It can no longer send or look, from this second on. ${
      count === 0 ? 'It has sent nothing so far.' : `The ${say.plural(count, photos)} it sent stay here.`
    } To let it in again, pair it again.`,
  keepIt: 'Keep it',
  nobodyTitle: 'No devices yet',
  nobodyHelp: 'A phone, a tablet or another computer’s browser: add one and it can send photos here.',
  platform: {
    ios: 'iPhone or iPad',
    android: 'Android',
    windows: 'Windows',
    macos: 'Mac',
    linux: 'Linux',
    other: 'Device',
  },

  landed: (count: number) => `${say.count(count)} landed`,
  arrivingFiles: (count: number, amount: string) => `${say.plural(count, files)}, ${amount}`,
  arrivingLabel: 'Photos are arriving',
  paired: (device: string) => `${device} is paired`,
};
