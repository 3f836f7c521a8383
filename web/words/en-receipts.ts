/** English: what is safe on the host, and what got lost on the way there. */
import type { Loss } from '../../protocol/upload.ts';
import { say } from './en-quantities.ts';

const photos = { one: 'photo', other: 'photos' };
const time = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });

const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });
const weekdayAnyYear = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

/** "just now", "today 14:02", "yesterday 14:02", "3 November 2026, 14:02". */
function moment(at: Date, now: Date): string {
  if (Math.abs(now.getTime() - at.getTime()) < 60_000) return 'just now';
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  if (at.toDateString() === now.toDateString()) return `today ${time.format(at)}`;
  if (at.toDateString() === yesterday.toDateString()) return `yesterday ${time.format(at)}`;
  return `${day.format(at)}, ${time.format(at)}`;
}

function of(count: number, all: number): string {
  return `${say.count(count)} of ${say.plural(all, photos)}`;
}

export const receipts = {
  title: 'Safe to delete',
  back: 'Send',
  asking: (host: string) => `Asking ${host}`,
  allThere: (at: Date, count: number, host: string, now: Date) =>
    count === 1
      ? `Checked ${moment(at, now)}: it is on ${host}`
      : `Checked ${moment(at, now)}: all ${say.count(count)} are on ${host}`,
  someThere: (at: Date, count: number, gone: number, host: string, now: Date) =>
    `Checked ${moment(at, now)}: ${say.count(count)} ${count === 1 ? 'is' : 'are'} on ${host}, ${say.count(gone)} no longer`,
  lastChecked: (at: Date, now: Date) => `Last checked ${moment(at, now)}`,
  neverChecked: 'Not checked yet',
  away: (host: string) => `${host} cannot be reached.`,
  awayHelp: 'Before you delete anything, let this list be checked: it asks again by itself while it is open.',
  meaning: (host: string) =>
    `“Safe” means that a file with the same SHA-256, the same to the last bit, is on ${host}’s disk and in its library.`,
  deletesNothing: 'Landfall itself deletes nothing on this phone.',
  before: 'Before you delete',
  beforeHelp: (host: string) => [
    `Is ${host} your own laptop? What is only there is its owner’s to keep or to delete.`,
    'It is one copy on one disk. Have a backup of that disk.',
    'A photo that you edited after it was sent is another file: send it again.',
  ],
  notKept: 'This browser forgets the list when the page is closed. Share it or print it to keep it.',
  lessThanPhone: (count: number, all: number) =>
    `${of(count, all)} came without something that this phone may still have. Marked below: deleting those here loses it.`,
  search: 'Search by name',
  found: (count: number) => (count === 0 ? 'No photo of that name' : say.plural(count, photos)),
  share: 'Share list',
  save: 'Save list',
  print: 'Print',
  checkAgain: 'Check again',
  list: (host: string) => `Photos safe on ${host}`,
  printedAt: (at: Date, checkedAt: Date | null) =>
    `Printed ${day.format(at)}, ${time.format(at)}.${checkedAt === null ? '' : ` Last checked ${day.format(checkedAt)}, ${time.format(checkedAt)}.`}`,
  emptyTitle: 'Nothing is safe yet',
  emptyHelp: 'Send photos: each is listed here as soon as the laptop has it for good.',
  day: (at: Date, now: Date) => (at.getFullYear() === now.getFullYear() ? weekday : weekdayAnyYear).format(at),
  time: (at: Date) => time.format(at),
  where: (host: string, path: string) => (path === '' ? `${host}, in its library` : `${host}: ${path}`),
  came: {
    place: 'without its place',
    heic: 'as JPEG, it seems from HEIC',
    'live-photo': 'without its movie',
    name: 'renamed',
  } satisfies Record<Loss, string>,
  cameAs: (losses: readonly string[]) => `Came ${losses.join(', ')}`,
  goneTitle: (count: number) => `No longer safe: ${say.plural(count, photos)}`,
  goneHelp:
    'Do not delete these here. If they are still on this phone, keep them, or pick them again to send them once more.',
  deletedThere: (host: string, at: Date) => `Deleted on ${host} on ${day.format(at)}`,
  notFound: (host: string, at: Date) => `Not found whole on ${host}, noticed on ${day.format(at)}`,
  receivedBy: (host: string) => `${host} had received it`,
  unnamed: 'A photo sent earlier',
  fileName: (host: string, isoDay: string) => `Landfall ${host} ${isoDay}.csv`,
  columns: ['Name', 'Safe', 'Since', 'Host', 'Path on the host', 'Bytes', 'SHA-256', 'Came', 'Last checked'],
  isSafe: 'yes',
  isNotSafe: 'no longer',

  lostTitle: 'What got lost on the way',
  lostSummary: (count: number, all: number) => `${of(count, all)} came without something`,
  lost: {
    place: (count: number, all: number) => `${of(count, all)} came without ${count === 1 ? 'its' : 'their'} place.`,
    heic: (count: number, all: number) =>
      `${of(count, all)} came as JPEG, although this iPhone’s camera takes HEIC: iOS seems to have converted ${count === 1 ? 'it' : 'them'}.`,
    'live-photo': (count: number, all: number) =>
      `${of(count, all)} ${count === 1 ? 'is the still of a Live Photo' : 'are stills of Live Photos'}: the movie did not come.`,
    name: (count: number, all: number) => `${of(count, all)} came under a name that the phone seems to have made up.`,
  } satisfies Record<Loss, (count: number, all: number) => string>,
  stillThere: 'What was taken off is still on the phone. Landfall got these as the phone handed them out.',
  nextTime: 'Next time',
  nextTimeFiles: 'Choose through Files: that way the phone hands photos out with place and name.',
  chooseFiles: 'Choose through Files',
  nextTimeIos: [
    'From Photos: before you tap Add, tap Options, and turn Location on. Where it asks for a format, choose Current.',
    'A Live Photo’s movie comes only out of Files: in Photos, share it with “All Photos Data” to Files first.',
  ],
  nextTimeAndroid: ['In the photo picker, the three dots and Browse lead to Files as well.'],
};
