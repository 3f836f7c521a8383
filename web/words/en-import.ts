/** English: bringing photos in from this computer. */
import { say } from './en-quantities.ts';

const photos = (count: number) => say.plural(count, { one: 'photo', other: 'photos' });
const files = (count: number) => say.plural(count, { one: 'file', other: 'files' });

export const importing = {
  button: 'Import',
  buttonLabel: 'Import photos from this computer',
  chooseFiles: 'Photos and videos…',
  chooseFolder: 'A folder…',
  dropTitle: 'Drop to import',
  dropHelp: 'Photos, videos and whole folders are copied into the library. What you drop stays where it is.',
  /** What files without a folder are filed under. */
  loose: 'Imported',
  label: 'Import',
  looking: (count: number) => `Looking through the folders: ${files(count)}`,
  titleOf: (folder: string) => `Importing ${folder}`,
  title: 'Importing',
  progress: (done: number, total: number, amount: string) => `${say.count(done)} of ${photos(total)}, ${amount}`,
  left: (duration: string) => `${duration} left`,
  pausedTitle: 'Import paused',
  unreachableTitle: 'The laptop does not answer',
  unreachableHelp: 'The import goes on by itself when it does.',
  pause: 'Pause',
  goOn: 'Go on',
  cancel: 'Cancel',
  close: 'Close',
  done: (count: number) => `${photos(count)} imported`,
  nothingNew: 'Nothing new to import',
  cancelled: (count: number) => `Import cancelled, ${photos(count)} imported`,
  alreadyHere: (count: number) =>
    say.plural(count, { one: 'photo was in the library already.', other: 'photos were in the library already.' }),
  notPhotos: (count: number) =>
    say.plural(count, { one: 'file is no photo and was left out.', other: 'files are no photos and were left out.' }),
  takeout: 'The dates and places in Google Takeout’s JSON files are used by “landfall import” in a terminal.',
  removed: (count: number) =>
    say.plural(count, { one: 'photo was deleted here before.', other: 'photos were deleted here before.' }),
  bringBack: 'Import all the same',
  failed: (count: number) =>
    say.plural(count, { one: 'file could not be imported:', other: 'files could not be imported:' }),
  unreadable: 'This could not be read. Is it still there, and may you open it?',
  more: (count: number) => `and ${say.count(count)} more`,
  tryAgain: 'Try again',
  unpicked: (count: number) =>
    say.plural(count, {
      one: 'photo of an earlier import is left. Drop its folder again and it goes on.',
      other: 'photos of an earlier import are left. Drop their folder again and it goes on.',
    }),
  forget: 'Forget it',
};
