/** English: how the library is looked after, and what its owner sets. */
import type { PassedOverReason } from '../../protocol/care.ts';
import type { PhotoCondition } from '../../protocol/photo.ts';
import { say } from './en-quantities.ts';

const photos = { one: 'photo', other: 'photos' };
const originals = { one: 'original', other: 'originals' };
const files = { one: 'file', other: 'files' };

export const care = {
  awayTitle: 'The disk with your photos is not there',
  awayCare: 'Waiting for the disk',
  awayHelp: (path: string) =>
    `Connect it, and everything goes on by itself. Until then phones wait, and nothing is counted as missing. The photos belong in ${path}.`,
  anotherTitle: 'Another library is in the place of yours',
  anotherHelp: (path: string) => `The disk at ${path} holds the photos of another Landfall. Connect the right one.`,

  emptyTitle: 'Nothing to look after yet',
  emptyHelp: 'Once photos have landed, this page says how they are.',
  wellTitle: (count: number) => (count === 1 ? 'Your photo is well' : `All ${say.plural(count, photos)} are well`),
  needsYouTitle: (count: number) => `${say.plural(count, { one: 'photo needs', other: 'photos need' })} you`,
  provedAll: 'Every original was read again within the last 30 days and is, byte for byte, as it was received.',
  provedSome: (done: number, all: number) =>
    `${say.count(done)} of ${say.plural(all, originals)} were read again within the last 30 days and are as they were received. The others follow, some every day.`,
  provedNone: (all: number) =>
    `${say.plural(all, originals)} will be read again and compared with what was received, some every day.`,
  checking: (done: number, all: number) => `Reading ${say.count(done)} of ${say.plural(all, originals)}`,
  checkingLabel: 'Reading every original again',
  checkWaits: 'Photos are arriving, so this waits a moment.',
  scanning: (lookedAt: number, found: number) =>
    `Looking through the folders: ${say.plural(lookedAt, files)}${found > 0 ? `, ${say.count(found)} of them new` : ''}`,
  lastCheck: (ago: string) => `Last read: ${ago}`,
  checkNow: 'Check now',
  checkFailed: 'That did not get through.',

  missingTitle: (count: number) => `${say.plural(count, photos)} missing`,
  missingHelp:
    'The file is no longer where it was kept. Put it back from the computer’s trash or a backup of yours, or send it again from the phone. If it was meant to go, remove it here too.',
  changedTitle: (count: number) => `${say.plural(count, photos)} changed`,
  changedHelp:
    'The file is not what was received: it was edited, or the disk is failing. Send it again from the phone, or put it back from a backup of yours, and check again. Nothing is overwritten.',
  condition: { ok: 'well', missing: 'missing', changed: 'changed' } satisfies Record<PhotoCondition, string>,
  remove: 'Remove',
  removeNamed: (name: string) => `Remove ${name} from the library`,
  andMore: (count: number) => `and ${say.count(count)} more`,

  factsTitle: 'Behind the scenes',
  backup: 'Backup of the catalog',
  backupAt: (ago: string) => `One every day; the last: ${ago}`,
  backupNone: 'The first one comes in a moment',
  setAside: 'Unfinished files set aside',
  setAsideNone: 'None',
  setAsideFiles: (count: number, size: string) => `${say.plural(count, files)}, ${size}; kept for 30 days`,
  passedOver: 'Other files in the folders',
  passedOverNone: 'None',
  reason: {
    'no-photo': 'neither a photo nor a video',
    unreadable: 'cannot be read',
    copy: 'a copy of a photo that is here',
  } satisfies Record<PassedOverReason, string>,
  restored: {
    catalog: (at: string | null) =>
      at === null
        ? 'The catalog was damaged and is being made again from the photos. Nothing is lost but favourites and descriptions.'
        : `The catalog was lost or damaged. The backup of ${at} is in its place, and everything since is being found again.`,
    host: (at: string | null) =>
      at === null
        ? 'The list of devices was damaged, so each of them needs to be added again.'
        : `The list of devices was lost or damaged. The backup of ${at} is in its place; what was added since needs to be added again.`,
  },

  settingsTitle: 'Settings',
  speedLimit: 'Speed limit for phones',
  speedLimitHelp: 'In megabytes a second, for all phones together. Empty for none.',
  speedLimitWrong: 'At least 0.05 MB a second, or empty for none.',
  checkPerDay: 'Read again by itself',
  checkPerDayHelp: 'Quietly, and never while photos arrive.',
  perDay: (size: string) => `${size} a day`,
  never: 'Never',
  save: 'Save',
  saved: 'Saved',
};
