/** German: bringing photos in from this computer. */
import { say } from './de-quantities.ts';
import type { importing as english } from './en-import.ts';

const photos = (count: number) => say.plural(count, { one: 'Foto', other: 'Fotos' });
const files = (count: number) => say.plural(count, { one: 'Datei', other: 'Dateien' });

export const importing: typeof english = {
  button: 'Importieren',
  buttonLabel: 'Fotos von diesem Rechner importieren',
  chooseFiles: 'Fotos und Videos …',
  chooseFolder: 'Einen Ordner …',
  dropTitle: 'Zum Importieren loslassen',
  dropHelp: 'Fotos, Videos und ganze Ordner werden in die Sammlung kopiert. Was Sie ablegen, bleibt, wo es ist.',
  loose: 'Importiert',
  label: 'Import',
  looking: (count) => `Die Ordner werden durchgesehen: ${files(count)}`,
  titleOf: (folder) => `${folder} wird importiert`,
  title: 'Import läuft',
  progress: (done, total, amount) => `${say.count(done)} von ${photos(total)}, ${amount}`,
  left: (duration) => `noch ${duration}`,
  pausedTitle: 'Import angehalten',
  unreachableTitle: 'Der Laptop antwortet nicht',
  unreachableHelp: 'Sobald er antwortet, geht der Import von selbst weiter.',
  pause: 'Anhalten',
  goOn: 'Weiter',
  cancel: 'Abbrechen',
  close: 'Schließen',
  done: (count) => `${photos(count)} importiert`,
  nothingNew: 'Nichts Neues zu importieren',
  cancelled: (count) => `Import abgebrochen, ${photos(count)} importiert`,
  alreadyHere: (count) =>
    say.plural(count, { one: 'Foto war schon in der Sammlung.', other: 'Fotos waren schon in der Sammlung.' }),
  notPhotos: (count) =>
    say.plural(count, {
      one: 'Datei ist kein Foto und blieb draußen.',
      other: 'Dateien sind keine Fotos und blieben draußen.',
    }),
  takeout: 'Daten und Orte aus den JSON-Dateien von Google Takeout nutzt „landfall import“ im Terminal.',
  removed: (count) =>
    say.plural(count, { one: 'Foto wurde hier schon gelöscht.', other: 'Fotos wurden hier schon gelöscht.' }),
  bringBack: 'Trotzdem importieren',
  failed: (count) =>
    say.plural(count, { one: 'Datei ließ sich nicht importieren:', other: 'Dateien ließen sich nicht importieren:' }),
  unreadable: 'Das ließ sich nicht lesen. Ist es noch da, und dürfen Sie es öffnen?',
  more: (count) => `und ${say.count(count)} weitere`,
  tryAgain: 'Noch einmal',
  unpicked: (count) =>
    say.plural(count, {
      one: 'Foto eines früheren Imports fehlt noch. Legen Sie den Ordner noch einmal ab, dann geht es weiter.',
      other: 'Fotos eines früheren Imports fehlen noch. Legen Sie den Ordner noch einmal ab, dann geht es weiter.',
    }),
  forget: 'Vergessen',
};
