/** What a pick means to the queue: which files it waits for, which it has already, which are new. */
import type { Sha256 } from '../../protocol/photo.ts';
import type { PhotoList } from './photo-list.ts';
import { isSettled, type QueuedPhoto } from './queued-photo.ts';

/** What the photos of one pick share. */
type Batch = Pick<QueuedPhoto, 'batchId' | 'lane'>;
type Fingerprint = Pick<QueuedPhoto, 'name' | 'sizeBytes' | 'lastModifiedMs'>;

export interface SortedPick {
  /** New bytes for photos that have to be picked again, or failed: a guess, until they are hashed. */
  readonly again: readonly { readonly photo: QueuedPhoto; readonly file: File }[];
  readonly fresh: readonly QueuedPhoto[];
}

export function sortPick(photos: readonly QueuedPhoto[], files: readonly File[], batch: Batch): SortedPick {
  const wanted = photos.filter((photo) => photo.state.at === 'failed' || (photo.file === null && isSettled(photo)));
  const busy = new Set(photos.filter((photo) => !isSettled(photo)).map(fingerprint));
  const again: { photo: QueuedPhoto; file: File }[] = [];
  const fresh: QueuedPhoto[] = [];
  for (const file of files) {
    const photo = wanted.length === 0 ? null : recognise(wanted, file);
    if (photo !== null) {
      wanted.splice(wanted.indexOf(photo), 1);
      again.push({ photo, file });
    } else {
      const print = fingerprint({ name: file.name, sizeBytes: file.size, lastModifiedMs: file.lastModified });
      // Folders that are brought in may well have two of one name, size and time; the host knows them by their bytes.
      if (batch.lane !== null || !busy.has(print)) fresh.push(queued(file, batch));
      busy.add(print);
    }
  }
  return { again, fresh };
}

/**
 * Which photo the bytes of `photo` belong to, now that their hash is known: another that waits for just these, whatever
 * they are called now; a new one, when those that an earlier page knew by this name were others; else itself.
 */
export function ownerOfBytes(list: PhotoList, photo: QueuedPhoto, file: File, sha256: Sha256): QueuedPhoto {
  if (photo.sha256 === sha256) return photo;
  const other = list.wanting(sha256);
  if (other !== undefined) return other;
  const isStranger = photo.sha256 !== null && list.isOfEarlierPage(photo.id);
  return isStranger ? queued(file, photo) : photo;
}

/** By name, size and time; some phones set a new time with every pick, so by name and size alone where that is one photo only. */
function recognise(wanted: readonly QueuedPhoto[], file: File): QueuedPhoto | null {
  const alike = wanted.filter(({ name, sizeBytes }) => name === file.name && sizeBytes === file.size);
  const same = alike.find(({ lastModifiedMs }) => lastModifiedMs === file.lastModified);
  return same ?? (alike.length === 1 ? (alike[0] ?? null) : null);
}

function fingerprint({ name, sizeBytes, lastModifiedMs }: Fingerprint): string {
  return JSON.stringify([name, sizeBytes, lastModifiedMs]);
}

let picked = 0;

function queued(file: File, { batchId, lane }: Batch): QueuedPhoto {
  picked += 1;
  return {
    // Sorts as picked, which is how the store gives them back.
    id: `${String(Date.now()).padStart(15, '0')}-${String(picked).padStart(9, '0')}`,
    batchId,
    lane,
    name: file.name,
    sizeBytes: file.size,
    lastModifiedMs: file.lastModified,
    mimeType: file.type,
    file,
    sha256: null,
    uploadUrl: null,
    heldBytes: 0,
    isPaused: false,
    sendAgain: false,
    state: { at: 'waiting' },
  };
}
