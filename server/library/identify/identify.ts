/** Hides how a file's kind, type, date, place, size and camera are found out, and keeps hostile files from the host. */
import { open } from 'node:fs/promises';
import { Failure } from '../../../protocol/failure.ts';
import type { PhotoKind, Place, Shot, Taken } from '../../../protocol/photo.ts';
import type { Loss } from '../../../protocol/upload.ts';
import type { WholeFile } from '../../arrived-file.ts';
import { FactsReader } from './facts-reader.ts';
import { fileNameDate } from './file-name-date.ts';
import type { FileType } from './file-type.ts';
import { lossesOf } from './losses.ts';
import { fileType, typeOfHead } from './magic-bytes.ts';
import { chooseTaken, takenHere } from './taken-date.ts';

export interface PhotoFacts {
  readonly kind: PhotoKind;
  readonly mimeType: string;
  /** Usual for the type, lower case, with its dot. */
  readonly extension: string;
  readonly taken: Taken;
  /** Pixels as displayed, after turning. */
  readonly width: number | null;
  readonly height: number | null;
  readonly durationMs: number | null;
  readonly camera: string | null;
  readonly shot: Shot | null;
  readonly place: Place | null;
  /** What its sender's system seems to have taken off it. */
  readonly lost: readonly Loss[];
  /** Ties the still of a Live Photo to its movie. */
  readonly livePhotoId: string | null;
  /** How long the movie is that a motion photo carries at its end. */
  readonly motionBytes: number | null;
  /** An image of several pictures that follow each other. */
  readonly isAnimated: boolean;
}

/** What is asked of a file to find out the rest. */
export type NamedFile = Pick<WholeFile, 'path' | 'sizeBytes' | 'name' | 'lastModifiedMs' | 'receivedAtMs'>;

export class Identifier {
  readonly #reader = new FactsReader();

  static open(): Identifier {
    return new Identifier();
  }

  /**
   * Rejects with Failure `empty-file` or `not-a-photo`. A photo or video that cannot be read any further is kept: its
   * date then comes from its name, its `lastModified` or its arrival, and the rest is null. `head`, where the first bytes are at
   * hand, saves opening the file for them.
   */
  async identify(file: NamedFile, head: Buffer | null = null): Promise<PhotoFacts> {
    if (file.sizeBytes === 0) throw new Failure('empty-file');
    const type = (head === null ? null : typeOfHead(head)) ?? (await typeOf(file.path));
    if (type === null) throw new Failure('not-a-photo');

    const { dates, origin, ...facts } = await this.#reader.read(file.path, type);
    const named = fileNameDate(file.name);
    const claims = named === null ? dates : [...dates, named];
    if (isInstant(file.lastModifiedMs)) claims.push(takenHere('last-modified', file.lastModifiedMs));
    return {
      kind: type.kind,
      mimeType: type.mimeType,
      extension: type.extension,
      taken: chooseTaken(claims, file.receivedAtMs),
      ...facts,
      lost: lossesOf({ name: file.name, mimeType: type.mimeType, kind: type.kind, facts: { ...facts, origin } }),
    };
  }

  /** Waits for what is being identified. */
  async close(): Promise<void> {
    await this.#reader.close();
  }
}

/** Zero and less is a device that does not know; the rest must be a year of four digits. */
function isInstant(ms: number | null): ms is number {
  return ms !== null && Number.isFinite(ms) && ms > 0 && ms < Date.UTC(9999, 0);
}

async function typeOf(path: string): Promise<FileType | null> {
  await using file = await open(path);
  return await fileType(file);
}
