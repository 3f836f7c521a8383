/** German: what is safe on the host, and what got lost on the way there. */
import { say } from './de-quantities.ts';
import type { receipts as english } from './en-receipts.ts';

const photos = { one: 'Foto', other: 'Fotos' };

const time = new Intl.DateTimeFormat('de', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const day = new Intl.DateTimeFormat('de', { day: 'numeric', month: 'long', year: 'numeric' });
const weekday = new Intl.DateTimeFormat('de', { weekday: 'long', day: 'numeric', month: 'long' });
const weekdayAnyYear = new Intl.DateTimeFormat('de', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

/** "gerade eben", "heute 14:02", "gestern 14:02", "3. November 2026, 14:02". */
function moment(at: Date, now: Date): string {
  if (Math.abs(now.getTime() - at.getTime()) < 60_000) return 'gerade eben';
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  if (at.toDateString() === now.toDateString()) return `heute ${time.format(at)}`;
  if (at.toDateString() === yesterday.toDateString()) return `gestern ${time.format(at)}`;
  return `${day.format(at)}, ${time.format(at)}`;
}

function of(count: number, all: number): string {
  return `${say.count(count)} von ${say.plural(all, photos)}`;
}

const came = (count: number): string => (count === 1 ? 'kam' : 'kamen');

export const receipts: typeof english = {
  title: 'Kann gelöscht werden',
  back: 'Senden',
  asking: (host) => `${host} wird gefragt`,
  allThere: (at, count, host, now) =>
    count === 1
      ? `Geprüft ${moment(at, now)}: Es ist auf ${host}`
      : `Geprüft ${moment(at, now)}: Alle ${say.count(count)} sind auf ${host}`,
  someThere: (at, count, gone, host, now) =>
    `Geprüft ${moment(at, now)}: ${say.count(count)} ${count === 1 ? 'ist' : 'sind'} auf ${host}, ${say.count(gone)} nicht mehr`,
  lastChecked: (at, now) => `Zuletzt geprüft ${moment(at, now)}`,
  neverChecked: 'Noch nicht geprüft',
  away: (host) => `${host} ist nicht zu erreichen.`,
  awayHelp:
    'Bevor Sie etwas löschen, lassen Sie diese Liste prüfen: Solange sie offen ist, fragt sie von selbst wieder nach.',
  meaning: (host) =>
    `„Sicher“ heißt: Eine Datei mit derselben SHA-256, bis aufs letzte Bit dieselbe, liegt auf der Platte von ${host} und in seiner Sammlung.`,
  deletesNothing: 'Landfall selbst löscht nichts auf diesem Telefon.',
  before: 'Bevor Sie löschen',
  beforeHelp: (host) => [
    `Ist ${host} Ihr eigener Laptop? Was nur dort liegt, kann sein Besitzer behalten oder löschen.`,
    'Es ist eine Kopie auf einer Platte. Sichern Sie diese Platte.',
    'Ein Foto, das Sie nach dem Senden bearbeitet haben, ist eine andere Datei: Senden Sie es noch einmal.',
  ],
  notKept: 'Dieser Browser vergisst die Liste mit der Seite. Teilen oder drucken Sie sie, um sie zu behalten.',
  lessThanPhone: (count, all) =>
    `${of(count, all)} ${came(count)} ohne etwas, das dieses Telefon vielleicht noch hat. Unten sind sie markiert: Wer sie hier löscht, verliert das.`,
  search: 'Nach Namen suchen',
  found: (count) => (count === 0 ? 'Kein Foto mit diesem Namen' : say.plural(count, photos)),
  share: 'Liste teilen',
  save: 'Liste sichern',
  print: 'Drucken',
  checkAgain: 'Noch einmal prüfen',
  list: (host) => `Fotos, die auf ${host} sicher sind`,
  printedAt: (at, checkedAt) =>
    `Gedruckt ${day.format(at)}, ${time.format(at)}.${checkedAt === null ? '' : ` Zuletzt geprüft ${day.format(checkedAt)}, ${time.format(checkedAt)}.`}`,
  emptyTitle: 'Noch ist nichts sicher',
  emptyHelp: 'Senden Sie Fotos: Jedes steht hier, sobald der Laptop es endgültig hat.',
  day: (at, now) => (at.getFullYear() === now.getFullYear() ? weekday : weekdayAnyYear).format(at),
  time: (at) => time.format(at),
  where: (host, path) => (path === '' ? `${host}, in seiner Sammlung` : `${host}: ${path}`),
  came: {
    place: 'ohne Ort',
    heic: 'als JPEG, wohl aus HEIC',
    'live-photo': 'ohne seinen Film',
    name: 'umbenannt',
  },
  cameAs: (losses) => `Kam ${losses.join(', ')}`,
  goneTitle: (count) => `Nicht mehr sicher: ${say.plural(count, photos)}`,
  goneHelp:
    'Löschen Sie diese hier nicht. Sind sie noch auf dem Telefon, behalten Sie sie, oder wählen Sie sie zum Senden noch einmal aus.',
  deletedThere: (host, at) => `Auf ${host} gelöscht am ${day.format(at)}`,
  notFound: (host, at) => `Auf ${host} nicht heil gefunden, bemerkt am ${day.format(at)}`,
  receivedBy: (host) => `${host} hatte es bekommen`,
  unnamed: 'Ein früher gesendetes Foto',
  fileName: (host, isoDay) => `Landfall ${host} ${isoDay}.csv`,
  columns: ['Name', 'Sicher', 'Seit', 'Host', 'Pfad auf dem Host', 'Bytes', 'SHA-256', 'Kam', 'Zuletzt geprüft'],
  isSafe: 'ja',
  isNotSafe: 'nicht mehr',

  lostTitle: 'Was unterwegs verloren ging',
  lostSummary: (count, all) => `${of(count, all)} ${came(count)} ohne etwas`,
  lost: {
    place: (count, all) => `${of(count, all)} ${came(count)} ohne Ort.`,
    heic: (count, all) =>
      `${of(count, all)} ${came(count)} als JPEG, obwohl die Kamera dieses iPhones HEIC aufnimmt: iOS hat ${count === 1 ? 'es' : 'sie'} wohl umgewandelt.`,
    'live-photo': (count, all) =>
      `${of(count, all)} ${count === 1 ? 'ist das Standbild eines Live Photos' : 'sind Standbilder von Live Photos'}: Der Film kam nicht mit.`,
    name: (count, all) =>
      `${of(count, all)} ${came(count)} unter einem Namen, den sich wohl das Telefon ausgedacht hat.`,
  },
  stillThere:
    'Was weggenommen wurde, ist noch auf dem Telefon. Landfall hat diese so bekommen, wie das Telefon sie herausgab.',
  nextTime: 'Nächstes Mal',
  nextTimeFiles: 'Wählen Sie über „Dateien“ aus: So gibt das Telefon Fotos mit Ort und Namen heraus.',
  chooseFiles: 'Über „Dateien“ auswählen',
  nextTimeIos: [
    'Aus „Fotos“: Tippen Sie vor „Hinzufügen“ auf „Optionen“ und schalten Sie „Standort“ ein. Fragt es nach dem Format, wählen Sie „Aktuell“.',
    'Der Film eines Live Photos kommt nur über „Dateien“: Teilen Sie es in „Fotos“ zuerst mit „Alle Fotodaten“ an „Dateien“.',
  ],
  nextTimeAndroid: ['In der Fotoauswahl führen die drei Punkte und „Durchsuchen“ ebenfalls zu den Dateien.'],
};
