/** German: how the library is looked after, and what its owner sets. */
import { say } from './de-quantities.ts';
import type { care as english } from './en-care.ts';

const photos = { one: 'Foto', other: 'Fotos' };
const originals = { one: 'Original', other: 'Originale' };
const files = { one: 'Datei', other: 'Dateien' };

export const care: typeof english = {
  awayTitle: 'Die Platte mit Ihren Fotos ist nicht da',
  awayCare: 'Warten auf die Platte',
  awayHelp: (path) =>
    `Schließen Sie sie an, dann geht alles von selbst weiter. Bis dahin warten die Telefone, und nichts gilt als fehlend. Die Fotos gehören nach ${path}.`,
  anotherTitle: 'Am Platz Ihrer Fotos liegt eine andere Sammlung',
  anotherHelp: (path) =>
    `Die Platte unter ${path} enthält die Fotos eines anderen Landfall. Schließen Sie die richtige an.`,

  emptyTitle: 'Noch nichts zu pflegen',
  emptyHelp: 'Sobald Fotos da sind, steht hier, wie es ihnen geht.',
  wellTitle: (count) => (count === 1 ? 'Ihrem Foto geht es gut' : `Allen ${say.plural(count, photos)} geht es gut`),
  needsYouTitle: (count) => `${say.plural(count, { one: 'Foto braucht', other: 'Fotos brauchen' })} Sie`,
  provedAll: 'Jedes Original wurde in den letzten 30 Tagen noch einmal gelesen und ist Byte für Byte so, wie es ankam.',
  provedSome: (done, all) =>
    `${say.count(done)} von ${say.plural(all, originals)} wurden in den letzten 30 Tagen noch einmal gelesen und sind, wie sie ankamen. Die anderen folgen, jeden Tag einige.`,
  provedNone: (all) =>
    `${say.plural(all, originals)} werden noch einmal gelesen und mit dem verglichen, was ankam, jeden Tag einige.`,
  checking: (done, all) => `Gelesen: ${say.count(done)} von ${say.plural(all, originals)}`,
  checkingLabel: 'Jedes Original wird noch einmal gelesen',
  checkWaits: 'Es kommen Fotos an, deshalb wartet dies einen Augenblick.',
  scanning: (lookedAt, found) =>
    `Die Ordner werden durchgesehen: ${say.plural(lookedAt, files)}${found > 0 ? `, davon ${say.count(found)} neu` : ''}`,
  lastCheck: (ago) => `Zuletzt gelesen: ${ago}`,
  checkNow: 'Jetzt prüfen',
  checkFailed: 'Das ist nicht angekommen.',

  missingTitle: (count) => say.plural(count, { one: 'Foto fehlt', other: 'Fotos fehlen' }),
  missingHelp:
    'Die Datei ist nicht mehr, wo sie lag. Holen Sie sie aus dem Papierkorb des Computers oder aus Ihrer Sicherung zurück, oder senden Sie sie noch einmal vom Telefon. Sollte sie weg sein, entfernen Sie sie auch hier.',
  changedTitle: (count) => `${say.plural(count, photos)} verändert`,
  changedHelp:
    'Die Datei ist nicht, was ankam: Sie wurde bearbeitet, oder die Platte geht kaputt. Senden Sie sie noch einmal vom Telefon, oder holen Sie sie aus Ihrer Sicherung zurück, und prüfen Sie wieder. Nichts wird überschrieben.',
  condition: { ok: 'gut', missing: 'fehlt', changed: 'verändert' },
  remove: 'Entfernen',
  removeNamed: (name) => `${name} aus der Sammlung entfernen`,
  andMore: (count) => `und ${say.count(count)} mehr`,

  factsTitle: 'Hinter den Kulissen',
  backup: 'Sicherung des Katalogs',
  backupAt: (ago) => `Jeden Tag eine; die letzte: ${ago}`,
  backupNone: 'Die erste kommt gleich',
  setAside: 'Unfertige Dateien zur Seite gelegt',
  setAsideNone: 'Keine',
  setAsideFiles: (count, size) => `${say.plural(count, files)}, ${size}; sie bleiben 30 Tage`,
  passedOver: 'Andere Dateien in den Ordnern',
  passedOverNone: 'Keine',
  reason: {
    'no-photo': 'weder Foto noch Video',
    unreadable: 'nicht lesbar',
    copy: 'eine Kopie eines Fotos, das schon da ist',
  },
  restored: {
    catalog: (at) =>
      at === null
        ? 'Der Katalog war beschädigt und wird aus den Fotos neu gemacht. Verloren sind nur Favoriten, Beschreibungen und Alben.'
        : `Der Katalog fehlte oder war beschädigt. Die Sicherung vom ${at} ist an seiner Stelle, und alles seither wird wiedergefunden.`,
    host: (at) =>
      at === null
        ? 'Die Liste der Geräte war beschädigt, jedes muss neu hinzugefügt werden.'
        : `Die Liste der Geräte fehlte oder war beschädigt. Die Sicherung vom ${at} ist an ihrer Stelle; was seither dazukam, muss neu hinzugefügt werden.`,
  },

  settingsTitle: 'Einstellungen',
  speedLimit: 'Höchstgeschwindigkeit für Telefone',
  speedLimitHelp: 'In Megabyte je Sekunde, für alle Telefone zusammen. Leer für keine.',
  speedLimitWrong: 'Mindestens 0,05 MB je Sekunde, oder leer für keine.',
  checkPerDay: 'Von selbst noch einmal gelesen',
  checkPerDayHelp: 'Leise, und nie während Fotos ankommen.',
  perDay: (size) => `${size} am Tag`,
  never: 'Nie',
  save: 'Sichern',
  saved: 'Gesichert',
};
