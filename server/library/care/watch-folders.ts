/** Hears of changes below a folder from the system itself: one watch for each folder, none for files, so that a large library stays within its limits. */
import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { type BackendType, subscribe } from '@parcel/watcher';

export interface Watching {
  readonly end: () => Promise<void>;
}

export interface WatchHearer {
  /** Absolute paths at which something came, went or changed: of files, and of whole folders. */
  readonly heard: (paths: readonly string[]) => void;
  /** Some of what happened was lost on the way. */
  readonly missed: (error: unknown) => void;
}

export type WatchFolders = (dir: string, hearer: WatchHearer) => Promise<Watching>;

/** Named, so that no other program is looked for. */
const backends: Readonly<Partial<Record<NodeJS.Platform, BackendType>>> = {
  linux: 'inotify',
  darwin: 'fs-events',
  win32: 'windows',
};

/** Rejects where the system watches no more folders, or none of that disk. */
export const watchFolders: WatchFolders = async (dir, { heard, missed }) => {
  // The library may be a link to a disk of its own, and what is heard has the disk's name for it.
  const real = await realpath(dir);
  const backend = backends[process.platform];
  const subscription = await subscribe(
    real,
    (error, events) => {
      if (error === null) heard(events.map(({ path }) => join(dir, path.slice(real.length))));
      else missed(error);
    },
    backend === undefined ? {} : { backend },
  );
  return { end: () => subscription.unsubscribe() };
};
