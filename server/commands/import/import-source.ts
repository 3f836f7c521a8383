/** One folder on its way into the library: read, hashed, asked after, and what is not there yet sent; each photo safe before the next is counted. */
import { basename } from 'node:path';
import { Failure } from '../../../protocol/failure.ts';
import type { PhotoId, Sha256 } from '../../../protocol/photo.ts';
import { hashOriginal, isPhotoFile } from '../../library/library.ts';
import type { FoundFile, FoundFolder } from './found-files.ts';
import type { ImportJournal } from './import-journal.ts';
import type { ImportTally } from './import-tally.ts';
import { type SaidOfPhoto, type Takeout, takeoutOf } from './takeout.ts';
import { SourceProblem, unreadableBecause, type WayIn } from './way-in.ts';

/** So many are hashed and asked after together; few and small enough that they are still in memory when they are sent. */
const mostAtOnce = 100;
const mostBytesAtOnce = 256e6;
const sideBySide = 3;

export interface ImportParts {
  readonly way: WayIn;
  readonly journal: ImportJournal;
  readonly tally: ImportTally;
  readonly lane: string;
  /** Brings back what was deleted in the library. */
  readonly again: boolean;
  /** Hears of each file that is done with. */
  readonly done: (file: FoundFile) => void;
}

interface ReadPhoto {
  readonly file: FoundFile;
  readonly sha256: Sha256;
  readonly said: SaidOfPhoto | null;
}

/** Rejects with the Failure that nothing more can be imported for, and as aborted. */
export async function importFolder(folder: FoundFolder, parts: ImportParts, signal: AbortSignal): Promise<void> {
  const takeout = await takeoutOf(folder.files);
  parts.tally.sidecars += takeout.files.size;
  for (const file of folder.files) if (takeout.files.has(file.path)) parts.done(file);
  const inAlbum: PhotoId[] = [];
  for (const some of portions(folder.files.filter(({ path }) => !takeout.files.has(path)))) {
    const read = await sideways(some, (file) => readPhoto(file, takeout, parts, signal));
    inAlbum.push(
      ...(await importPhotos(
        read.flatMap((photo) => photo ?? []),
        parts,
        signal,
      )),
    );
  }
  if (takeout.album !== null && inAlbum.length > 0) await parts.way.putInAlbum(takeout.album, inAlbum);
}

/** null for what is no photo, or cannot be read. */
async function readPhoto(
  file: FoundFile,
  takeout: Takeout,
  parts: ImportParts,
  signal: AbortSignal,
): Promise<ReadPhoto | null> {
  const { journal, tally, done } = parts;
  signal.throwIfAborted();
  try {
    const known = journal.sha256Of(file);
    if (known === null && !(file.sizeBytes > 0 && (await isPhotoFile(file.path)))) {
      tally.notPhoto(file.path);
      done(file);
      return null;
    }
    const sha256 = known ?? (await hashOriginal(file.path, { signal }));
    if (known === null) await journal.note(file, sha256);
    return { file, sha256, said: takeout.of(basename(file.path)) };
  } catch (error) {
    signal.throwIfAborted();
    tally.problem(file.path, unreadableBecause(error));
    done(file);
    return null;
  }
}

/** Answers the photos that are in the library now, in the order of their files. */
async function importPhotos(read: readonly ReadPhoto[], parts: ImportParts, signal: AbortSignal): Promise<PhotoId[]> {
  if (read.length === 0) return [];
  const { way, tally, again, done } = parts;
  const hashes = [...new Set(read.map(({ sha256 }) => sha256))];
  const { known, removed } = await way.known(hashes);
  const ids = new Map<string, PhotoId>(Object.entries(known));
  const isRemoved = new Set<string>(again ? [] : removed.filter((sha256) => !ids.has(sha256)));
  const firstOf = new Map<Sha256, ReadPhoto>();
  for (const photo of read) if (!firstOf.has(photo.sha256)) firstOf.set(photo.sha256, photo);
  const wanted = [...firstOf.values()].filter(({ sha256 }) => !ids.has(sha256) && !isRemoved.has(sha256));
  await sideways(wanted, async (photo) => {
    const id = await sendOne(photo, parts, signal);
    if (id !== null) ids.set(photo.sha256, id);
  });
  const sent = new Set(wanted);
  for (const photo of read) {
    const id = ids.get(photo.sha256);
    if (!sent.has(photo)) {
      if (isRemoved.has(photo.sha256)) tally.deletedBefore += 1;
      else if (id !== undefined) tally.alreadyHere += 1;
      done(photo.file);
    }
    if (id !== undefined && photo.said !== null) await tellOf(id, photo.said, way);
  }
  return [...new Set(read.flatMap(({ sha256 }) => ids.get(sha256) ?? []))];
}

async function sendOne(
  { file, sha256, said }: ReadPhoto,
  parts: ImportParts,
  signal: AbortSignal,
): Promise<PhotoId | null> {
  const { way, tally, lane, again: sendAgain, done } = parts;
  signal.throwIfAborted();
  const { path, sizeBytes } = file;
  // What is known of a file that carries no date of its own.
  const lastModifiedMs = said?.takenMs ?? file.modifiedMs;
  try {
    const receipt = await way.send(
      { path, name: basename(path), sizeBytes, lastModifiedMs, sha256, lane, sendAgain },
      signal,
    );
    if (receipt.isNew) {
      tally.imported += 1;
      tally.importedBytes += sizeBytes;
    } else tally.alreadyHere += 1;
    return receipt.photoId;
  } catch (error) {
    if (error instanceof SourceProblem) {
      await parts.journal.forget(file);
      tally.problem(path, error.message);
    } else if (error instanceof Failure && error.code === 'not-a-photo') tally.notPhoto(path);
    else if (error instanceof Failure && error.code === 'removed-here') tally.deletedBefore += 1;
    else throw error;
    return null;
  } finally {
    if (!signal.aborted) done(file);
  }
}

async function tellOf(id: PhotoId, { place, description, favourite }: SaidOfPhoto, way: WayIn): Promise<void> {
  if (place !== undefined || description !== undefined || favourite !== undefined)
    await way.tell(id, { place, description, favourite });
}

function* portions(files: readonly FoundFile[]): Generator<FoundFile[]> {
  let some: FoundFile[] = [];
  let bytes = 0;
  for (const file of files) {
    some.push(file);
    bytes += file.sizeBytes;
    if (some.length < mostAtOnce && bytes < mostBytesAtOnce) continue;
    yield some;
    [some, bytes] = [[], 0];
  }
  if (some.length > 0) yield some;
}

/** A few at a time, answered in order. After a failure no more are begun, and it is thrown when those under way have ended. */
async function sideways<T, R>(all: readonly T[], act: (one: T) => Promise<R>): Promise<R[]> {
  const answers = new Map<number, R>();
  const failures: unknown[] = [];
  // Each takes the next one that nobody has taken.
  const left = all.entries();
  const work = async (): Promise<void> => {
    for (const [index, one] of left) {
      if (failures.length > 0) return;
      try {
        answers.set(index, await act(one));
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: sideBySide }, work));
  if (failures.length > 0) throw failures[0];
  return [...answers].toSorted(([a], [b]) => a - b).map(([, answer]) => answer);
}
