/** English: trusting the host's certificate, and what that unlocks. */
import { say } from './en-quantities.ts';

export const trust = {
  back: 'Back',
  title: 'Trust and install',
  lead: (host: string) =>
    `Sending to ${host} works as it is. Each step here makes it more comfortable, or safer on a Wi-Fi that others use too.`,
  ladder: 'How far this device has come',
  looking: 'Looking what works on this device',
  lookAgain: 'Look again',
  reached: (count: number, all: number) => `${count} of ${all} steps`,
  unlocked: 'Next, this gives you:',
  state: { holds: 'Done', missing: 'Not yet', unknown: 'Cannot be told', untold: 'Cannot be told' },
  page: {
    name: 'The page is encrypted',
    holds: 'Whoever listens in on this Wi-Fi can read nothing of what you send.',
    missing: 'This page came unencrypted. Scan the code on the laptop’s screen.',
    unlocks: 'Choosing, sending and looking at photos.',
  },
  certificate: {
    name: 'The certificate is trusted',
    holds: (host: string) => `This device recognises ${host} by itself. Nobody can put themselves in between.`,
    missing: 'This device does not know the laptop’s certificate yet: that is why it warned you.',
    unlocks: 'No more warning, and proof at every visit that it is your laptop.',
  },
  worker: {
    name: 'Landfall stays on this device',
    holds: 'Its pages are kept here and open at once.',
    missing: 'This browser keeps nothing of the page, so that it is loaded anew each time.',
    unlocks: 'The page opens at once, without being loaded again.',
  },
  app: {
    name: 'Landfall is an app here',
    holds: 'It has an icon and a window of its own.',
    missing: 'It is a page in a browser so far.',
    unlocks: 'An icon on the home screen and a window of its own.',
  },
  offline: {
    name: 'It opens without the laptop',
    holds: (host: string) => `While ${host} sleeps, it opens all the same and says what is safe there.`,
    missing: 'It opens only while the laptop is awake.',
    unlocks: 'It opens while the laptop sleeps, and says what is safe there.',
  },
  unknownHelp: 'A private window, or an app’s own browser, keeps nothing. Open this page in the browser itself.',
  untoldHelp:
    'Firefox tells no page whether it trusts the certificate or made an exception for it. If it warned you, it made an exception: the steps below end that.',
  allDone: 'Everything is in place.',

  certificateTitle: 'Trust the certificate',
  deviceLabel: 'This device is',
  systems: {
    ios: 'iPhone or iPad',
    android: 'Android',
    windows: 'Windows',
    macos: 'Mac',
    linux: 'Linux or Chromebook',
    firefox: 'Firefox on a computer',
    firefoxAndroid: 'Firefox on Android',
  },
  getProfile: 'Get the profile',
  getCertificate: 'Get the certificate',
  compareTitle: 'Compare before you trust',
  name: 'Name',
  fingerprint: 'Fingerprint (SHA-256)',
  compare: (host: string) =>
    `${host} shows this fingerprint under Add a phone, Certificate. Look it up in this device’s own settings, as the steps say, and compare all of it with the laptop’s screen.`,
  why: 'Why?',
  whyHelp: (host: string) => [
    'Whoever you trust this way can speak for others. Somebody on this Wi-Fi could hand you a certificate of theirs, and a page that calls it right: so believe the laptop’s own screen, and this device’s own settings.',
    `This one was made on ${host} and can vouch for .local names and private addresses alone, for nothing on the internet. The key that made it was destroyed.`,
    'If the fingerprints differ, do not trust it: remove it as described below, and pair again on a network of your own.',
  ],
  vouches: 'It can vouch for',
  validUntil: (at: Date) => `Good until ${say.date(at)}`,
  steps: {
    ios: [
      'In Safari, get the profile above and choose Allow.',
      'Open Settings: Profile Downloaded is near the top, or under General, VPN & Device Management.',
      'Tap More Details, then the certificate, and compare its SHA-256 fingerprint with the laptop’s screen.',
      'Go back, tap Install and type your passcode. That it is not signed is expected.',
      'In Settings, General, About, Certificate Trust Settings, turn it on.',
      'Come back and load this page again.',
    ],
    android: [
      'Get the certificate above. It lands in Downloads.',
      'In Settings, search for “CA certificate”. It is under Security, Encryption & credentials, Install a certificate.',
      'Choose CA certificate, then Install anyway, and pick landfall.crt.',
      'Under Trusted credentials, User, open it and compare its SHA-256 fingerprint with the laptop’s screen. If it differs, remove it there and then.',
      'Come back and load this page again. Android may say that the network can be monitored: it says so of every certificate that was added.',
    ],
    windows: [
      'Get the certificate above.',
      'In a terminal, type certutil -hashfile landfall.crt SHA256 in your Downloads folder, and compare the line it prints with the laptop’s screen.',
      'Open the file, choose Install Certificate, Current User, then “Place all certificates in the following store”.',
      'Choose Trusted Root Certification Authorities, finish, and answer Yes.',
      'Close the browser, open it again and come back.',
    ],
    macos: [
      'Get the certificate above and open it: Keychain Access asks where to keep it. Choose login.',
      'Find it there by its name, open it, and compare its SHA-256 fingerprint with the laptop’s screen.',
      'Under Trust, choose Always Trust for “When using this certificate”.',
      'Close it, type your password, and load this page again.',
    ],
    linux: [
      'Get the certificate above.',
      'In a terminal, type sha256sum landfall.crt in your Downloads folder, and compare what it prints with the laptop’s screen.',
      'In Chrome, type chrome://certificate-manager in the address bar. Choose Custom, Installed by you, then Import beside Trusted Certificates.',
      'Pick landfall.crt, and load this page again.',
    ],
    firefox: [
      'Get the certificate above. Firefox asks whether to trust it.',
      'Choose View and compare its SHA-256 fingerprint with the laptop’s screen.',
      'Tick “Trust this CA to identify websites” and choose OK.',
      'Where Firefox only saved the file: Settings, Privacy & Security, View Certificates, Authorities, Import.',
      'Load this page again.',
    ],
    firefoxAndroid: [
      'Get the certificate above. It lands in Downloads.',
      'In the phone’s Settings, search for “CA certificate”, choose Install anyway, and pick landfall.crt.',
      'Under Trusted credentials, User, compare its SHA-256 fingerprint with the laptop’s screen. If it differs, remove it there and then.',
      'In Firefox: Settings, About Firefox, tap the logo five times. Back in Settings, Secret Settings, turn on “Use third party CA certificates”.',
      'Load this page again.',
    ],
  },
  removeTitle: 'How to remove it again',
  removal: {
    ios: 'Settings, General, VPN & Device Management, its name, Remove Profile.',
    android: 'Settings, Security, Encryption & credentials, Trusted credentials, User, its name, Remove.',
    windows:
      'Press Windows and R, type certmgr.msc, open Trusted Root Certification Authorities, Certificates, and delete it.',
    macos: 'In Keychain Access, under login, Certificates, delete it.',
    linux: 'In Chrome, chrome://certificate-manager, Custom, Installed by you: remove it.',
    firefox: 'Settings, Privacy & Security, View Certificates, Authorities, its name, Delete or Distrust.',
    firefoxAndroid:
      'Turn off “Use third party CA certificates”, and remove it in the phone’s Settings under Trusted credentials, User.',
  },
  removeHelp: 'Sending then works as before, with the warning.',
  stepsAgain: 'Steps to trust it, for this or another device',
  appTitle: 'Install Landfall',
  install: 'Install',
  installSteps: {
    ios: 'In Safari, tap Share, then Add to Home Screen.',
    android: 'In Chrome, open the ⋮ menu and choose Add to Home screen, then Install.',
    windows: 'In Chrome or Edge, choose the install icon at the end of the address bar.',
    macos: 'In Safari, choose File, Add to Dock. In Chrome, choose the install icon in the address bar.',
    linux: 'In Chrome, choose the install icon at the end of the address bar.',
    firefox: 'Firefox installs no pages on most computers: a bookmark does as well. Chrome and Edge install it.',
    firefoxAndroid: 'Open the ⋮ menu and choose Add app to Home screen.',
  },
  appNote: 'On an iPhone the app keeps its own things: it asks for a code once more.',

  ownTitle: 'Nothing to install',
  ownHelp: (host: string, issuer: string) =>
    `${host} shows a certificate that its owner brought, from ${issuer}. Landfall has none of its own here. If this device does not trust it, ask the laptop’s owner.`,
  clockTitle: 'This device’s clock is wrong',
  clockHelp: (now: Date, from: Date, to: Date) =>
    `It says ${say.date(now)}. The laptop’s certificate is good from ${say.date(from)} to ${say.date(to)}, so this device cannot trust it before its date and time are right: set them in its settings, best automatically.`,
  overTitle: 'The laptop’s certificate has run out',
  overHelp: 'Restart Landfall on the laptop: it makes a new one by itself. Check that the laptop’s date is right, too.',
  ownOverHelp: 'Its owner brought it, and has to bring a new one. Check that the laptop’s date is right, too.',
  failed: 'The laptop did not say what its certificate is.',

  summary: 'Certificate',
  consoleHelp:
    'A phone that trusts this laptop’s certificate warns no more, and knows the laptop by itself. Its settings show a fingerprint before it trusts: it must be this one, all of it.',
  consoleWhere: 'On the phone, the way there is at the foot of the page: Trust and install.',
  consoleFiles:
    'Or hand the file over yourself, by AirDrop or a cable: what comes from here is the right one for certain.',
  profileFile: 'Profile for iPhone and iPad',
  certificateFile: 'Certificate for all others',
  consoleNever: 'Nothing is installed on this laptop: its console needs no certificate.',
};
