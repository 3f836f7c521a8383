/** Where removed originals lie until they come back: out of the library's folders, under the photo's id, never overwritten. */
import { mkdir, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { PhotoId, Taken } from '../../protocol/photo.ts';
import { FolderSyncs, whenMissing } from '../disk-sync.ts';
import type { PhotoRow } from './catalog/catalog-tables.ts';
import type { OriginalPath, Originals } from './originals.ts';
import { takenAtMs } from './taken-order.ts';

/** Lies beside each original, so that it can come back to its place even when the catalog was lost. */
const NoteSchema = z.object({
  path: z
    .string()
    .startsWith('library/')
    .refine((path) => !path.split('/').includes('..')),
  name: z.string(),
  removedAtMs: z.number(),
});
export type TrashNote = z.infer<typeof NoteSchema>;

const noteSuffix = '.json';

export function trashDir(controlDir: string): string {
  return join(controlDir, 'trash');
}

export class Trash {
  readonly #originals: Originals;
  readonly #dir: string;
  readonly #folderSyncs = new FolderSyncs();

  constructor(originals: Originals, dir: string) {
    this.#originals = originals;
    this.#dir = dir;
  }

  async put(row: Pick<PhotoRow, 'id' | 'path' | 'name'>, removedAtMs: number): Promise<void> {
    const note: TrashNote = { path: row.path, name: row.name, removedAtMs };
    await mkdir(this.#dir, { recursive: true, mode: 0o700 });
    await writeFile(this.#notePath(row.id), JSON.stringify(note), { mode: 0o600 });
    await this.#originals.takeOut(row.path, join(this.#dir, row.id));
  }

  /** Answers where the original lies now: its old place, under a counted name if that was taken meanwhile. */
  async takeBack(row: PhotoRow): Promise<OriginalPath> {
    const path = await this.#originals.putBack(join(this.#dir, row.id), row.path, row.sha256);
    await rm(this.#notePath(row.id), { force: true });
    return path;
  }

  /** Deletes for good what lies there of a photo. Resolves when that is durable. */
  async erase(id: PhotoId): Promise<void> {
    for (const path of [join(this.#dir, id), this.#notePath(id)]) await rm(path, { force: true });
    await this.#folderSyncs.sync(this.#dir).catch(whenMissing);
  }

  /** Gives an original, wherever it is, the date of a photo. Best done: some disks know no such date, and the catalog has it. */
  async date(row: Pick<PhotoRow, 'id' | 'path' | 'trashed'>, taken: Taken): Promise<void> {
    const at = new Date(takenAtMs(taken));
    await utimes(this.find(row), at, at).catch(() => undefined);
  }

  /** Absolute path of a photo's bytes, wherever it is. */
  find(row: Pick<PhotoRow, 'id' | 'path' | 'trashed'>): string {
    return row.trashed === 1 ? join(this.#dir, row.id) : this.#originals.absolute(row.path);
  }

  /** Of the files that lie there; each should be a photo's id. */
  async names(): Promise<string[]> {
    const names = (await readdir(this.#dir).catch(whenMissing)) ?? [];
    return names.filter((name) => !name.endsWith(noteSuffix));
  }

  /** Where the photo lay and when it was removed; null where there is no note of it. */
  async noteOf(id: PhotoId): Promise<TrashNote | null> {
    try {
      return NoteSchema.parse(JSON.parse(await readFile(this.#notePath(id), 'utf8')));
    } catch {
      // None, or one that a power cut left empty.
      return null;
    }
  }

  #notePath(id: PhotoId): string {
    return join(this.#dir, `${id}${noteSuffix}`);
  }
}
