/** Tells the library's own disk from an empty place to mount it, by a small file that is in the library and, with the same words, beside the catalog. */
import { randomUUID } from 'node:crypto';
import { open, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { LibraryPresence } from '../../../protocol/care.ts';
import { Failure } from '../../../protocol/failure.ts';
import { syncDir } from '../../disk-sync.ts';

const markName = '.landfall-library.json';
const ownMarkName = 'library.json';

const MarkSchema = z.object({ library: z.uuid() });

export interface LibraryMarkerOptions {
  readonly libraryDir: string;
  /** For what is beside the catalog. */
  readonly controlDir: string;
  /** Whether the catalog has any photo. A library without a mark and without photos is a new one. */
  readonly hasPhotos: () => Promise<boolean>;
}

export class LibraryMarker {
  readonly #options: LibraryMarkerOptions;
  readonly #mark: string;
  readonly #ownMark: string;
  /** What the mark looked like when it was last read: as long as it looks the same it says the same. */
  #look: string | null = null;

  constructor(options: LibraryMarkerOptions) {
    this.#options = options;
    this.#mark = join(options.libraryDir, markName);
    this.#ownMark = join(options.controlDir, ownMarkName);
  }

  /** Looks now. Makes the mark where the library is new; rejects with the disk's errors if it cannot. */
  async presence(): Promise<LibraryPresence> {
    const look = await lookOf(this.#mark);
    if (look !== null && look === this.#look) return 'here';
    this.#look = null;
    const [theirs, ours] = await Promise.all([readMark(this.#mark), readMark(this.#ownMark)]);
    if (theirs !== null && theirs === ours) {
      this.#look = look;
      return 'here';
    }
    if (theirs === null && !(await this.#isThere())) return 'away';
    if (await this.#options.hasPhotos()) {
      // One from before there were marks has none on either side.
      if (theirs === null) return ours === null ? this.#make(null) : 'away';
      if (ours !== null) return 'another';
    }
    return this.#make(theirs);
  }

  /** Throws `library-away`. */
  async need(): Promise<void> {
    const presence = await this.presence();
    if (presence === 'away') throw new Failure('library-away');
    if (presence === 'another')
      throw new Failure(
        'library-away',
        'The disk in place of the photo folder holds another library. Connect the right one.',
      );
  }

  /** Makes the mark again for a library that has lost it: to be called where its originals are seen to be there. */
  async renew(): Promise<void> {
    await this.#make(await readMark(this.#mark));
  }

  async #isThere(): Promise<boolean> {
    return (await lookOf(this.#options.libraryDir)) !== null;
  }

  async #make(theirs: string | null): Promise<'here'> {
    const library = theirs ?? randomUUID();
    if (theirs === null) await writeMark(this.#mark, library);
    await writeMark(this.#ownMark, library);
    return 'here';
  }
}

/** As `presence`, for one that only reads: makes nothing. */
export async function presenceOf({
  libraryDir,
  controlDir,
}: Pick<LibraryMarkerOptions, 'libraryDir' | 'controlDir'>): Promise<LibraryPresence> {
  const [theirs, ours] = await Promise.all([
    readMark(join(libraryDir, markName)),
    readMark(join(controlDir, ownMarkName)),
  ]);
  if (theirs === ours || (theirs !== null && ours === null)) return 'here';
  return theirs === null ? 'away' : 'another';
}

async function lookOf(path: string): Promise<string | null> {
  const found = await stat(path).catch(whenGone);
  return found === null ? null : `${found.dev} ${found.ino} ${found.size} ${found.mtimeMs}`;
}

/** null for one that is not there, or not whole: a power cut may have left it empty. */
async function readMark(path: string): Promise<string | null> {
  const text = await readFile(path, 'utf8').catch(whenGone);
  try {
    return MarkSchema.parse(JSON.parse(text ?? '')).library;
  } catch {
    return null;
  }
}

async function writeMark(path: string, library: string): Promise<void> {
  const file = await open(path, 'w', 0o644);
  try {
    await file.writeFile(`${JSON.stringify({ library })}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await syncDir(dirname(path));
}

/** A disk that was pulled out answers with EIO, and one on a network with ENODEV, ESTALE and the like. */
function whenGone(error: unknown): null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (['ENOENT', 'ENOTDIR', 'EIO', 'ENODEV', 'ENXIO', 'ESTALE', 'ENOTCONN', 'EHOSTDOWN', 'ELOOP'].includes(code))
    return null;
  throw error;
}
