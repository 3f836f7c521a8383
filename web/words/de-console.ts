/** German: the owner's console. */
import { say } from './de-quantities.ts';
import type { console as english } from './en-console.ts';

const photos = { one: 'Foto', other: 'Fotos' };
const files = { one: 'Datei', other: 'Dateien' };

export const console: typeof english = {
  navigation: 'Konsole',
  photos: 'Fotos',
  favourites: 'Favoriten',
  albums: 'Alben',
  places: 'Orte',
  partOfMap: 'Ausschnitt der Karte',
  cityIn: (city, country) => `${city}, ${country}`,
  more: 'Mehr',
  trash: 'Papierkorb',
  devices: 'Geräte',
  care: 'Pflege',
  activity: 'Aktivität',
  connection: 'Verbindung',
  addPhone: 'Telefon hinzufügen',
  hostGone: (host) => `${host} antwortet nicht. Starten Sie Landfall dort wieder: Diese Seite macht von selbst weiter.`,
  aHost: 'Landfall',

  welcomeTitle: 'Holen Sie Ihre Fotos nach Hause',
  addTitle: 'Telefon hinzufügen',
  steps: ['Mit der Kamera des Telefons scannen.', 'Die Zahl vergleichen.', 'Fotos auswählen.'],
  qrAlt: 'QR-Code zum Scannen mit der Kamera des Telefons',
  orType: 'Oder öffnen Sie diese Adresse auf dem anderen Gerät und tippen Sie den Code',
  typedCodeLabel: (spelled) => `Code: ${spelled}`,
  validFor: (ms) => `Gilt noch ${say.duration(ms)}`,
  renewing: 'Gleich kommt ein neuer',
  making: 'Ein Code entsteht',
  inviteFailedTitle: 'Gerade kein Code',
  tryAgain: 'Noch einmal',
  noNetworkTitle: 'Dieser Laptop ist in keinem Netz',
  noNetworkHelp:
    'Gehen Sie in dasselbe WLAN wie das Telefon, oder schalten Sie den Hotspot des Telefons ein und verbinden Sie sich damit. Sobald es einen Weg gibt, erscheint hier ein Code.',
  noNetworkMeanwhile: 'Was schon angekommen ist, können Sie sich so lange ansehen.',
  lookAgain: 'Noch einmal nachsehen',
  helpTitle: 'Dasselbe WLAN? Das Telefon kommt nicht durch?',
  help: [
    'Das Telefon sagt, die Seite sei nicht privat? Beim ersten Mal ist das zu erwarten. Wählen Sie „Details“ oder „Erweitert“ und gehen Sie weiter: Ihre Fotos verlassen Ihr Netz nie.',
    'Beide brauchen dasselbe WLAN. Ein Gastnetz hält Geräte oft auseinander.',
    'Schalten Sie ein VPN auf dem Telefon und auf diesem Laptop aus.',
    'Auf einem iPhone: Einstellungen, Datenschutz & Sicherheit, Lokales Netzwerk, und den Browser erlauben.',
    'Die Firewall dieses Laptops muss Landfall durchlassen. Unter Windows stellen Sie das Netz auf „Privat“.',
    'Immer noch nichts? Schalten Sie den Hotspot des Telefons ein und verbinden Sie diesen Laptop damit.',
  ],

  visitor: {
    warned:
      'Ein Telefon steht vor der Tür und zeigt seine Warnung. Wählen Sie darauf „Details“ oder „Erweitert“ und gehen Sie weiter: Beim ersten Mal ist das zu erwarten.',
    page: 'Auf einem Telefon ist die Seite offen. Geben Sie ihm dort einen Namen und tippen Sie auf „Koppeln“.',
    none: 'Noch kein Telefon war da. Ist es im selben WLAN wie dieser Laptop, und kein VPN im Weg?',
  },
  seeConnection: 'Nachsehen, was es fernhält',

  asking: (device) => `${device} möchte Fotos senden`,
  askedFrom: (platform, address) => `${platform}, ${address}`,
  askNumber: 'Zeigt das Telefon diese Zahl?',
  askNumberLabel: (spelled) => `Zahl: ${spelled}`,
  askMore: (count) => say.plural(count, { one: 'weiteres Gerät wartet', other: 'weitere Geräte warten' }),
  allowBrowse: 'Senden und ansehen',
  allowSend: 'Nur senden',
  deny: 'Ablehnen',
  answerFailed: 'Diese Antwort ist nicht angekommen.',

  thisLaptop: 'Dieser Laptop',
  keptIn: 'Die Fotos liegen in',
  roomLeft: (free) => `${free} frei`,
  previewsPending: (count) => say.plural(count, { one: 'Bild entsteht noch', other: 'Bilder entstehen noch' }),
  hostFacts: (count, size) => `${say.plural(count, photos)}, ${size}`,
  online: 'Verbunden',
  lastSeen: (ago) => `Zuletzt gesehen: ${ago}`,
  sent: (count, size) => `${say.plural(count, photos)}, ${size}`,
  sentNothing: 'Noch keine Fotos',
  access: { send: 'Nur senden', browse: 'Senden und ansehen', own: 'Alles' },
  accessOf: (device) => `Was ${device} darf`,
  rename: 'Umbenennen',
  renameOf: (device) => `${device} umbenennen`,
  newName: (device) => `Neuer Name für ${device}`,
  save: 'Sichern',
  cancel: 'Abbrechen',
  nameNeeded: 'Geben Sie ihm einen Namen mit 1 bis 60 Buchstaben.',
  disconnect: 'Trennen',
  disconnectOf: (device) => `${device} trennen`,
  disconnectTitle: (device) => `${device} trennen?`,
  disconnectHelp: (count) =>
    `Es kann von dieser Sekunde an weder senden noch ansehen. ${
      count === 0
        ? 'Gesendet hat es bisher nichts.'
        : count === 1
          ? 'Das eine Foto, das es gesendet hat, bleibt hier.'
          : `Die ${say.plural(count, photos)}, die es gesendet hat, bleiben hier.`
    } Um es wieder hereinzulassen, koppeln Sie es neu.`,
  keepIt: 'Behalten',
  nobodyTitle: 'Noch keine Geräte',
  nobodyHelp:
    'Ein Telefon, ein Tablet oder der Browser eines anderen Computers: Fügen Sie eins hinzu, und es kann Fotos hierher senden.',
  platform: {
    ios: 'iPhone oder iPad',
    android: 'Android',
    windows: 'Windows',
    macos: 'Mac',
    linux: 'Linux',
    other: 'Gerät',
  },

  landed: (count) => `${say.count(count)} angekommen`,
  arrivingFiles: (count, amount) => `${say.plural(count, files)}, ${amount}`,
  arrivingLabel: 'Fotos kommen an',
  paired: (device) => `${device} ist gekoppelt`,
};
