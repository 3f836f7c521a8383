/** Finds originals in the library's folders that the catalog does not know. Follows no link, opens nothing but plain files. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type Sha256, Sha256Schema } from '../../protocol/photo.ts';
import { checksumsName } from './checksums.ts';
import type { Originals } from './originals.ts';

export interface StrayFile {
  readonly path: string;
  readonly absolutePath: string;
  /** The lane it lies in: the first folder below `library/`. */
  readonly folder: string;
  readonly name: string;
  readonly sizeBytes: number;
  readonly sha256: Sha256;
  readonly lastModifiedMs: number;
  readonly receivedAtMs: number;
}

export async function hashFile(path: string, signal?: AbortSignal): Promise<Sha256> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash, signal === undefined ? {} : { signal });
  return Sha256Schema.parse(hash.digest('hex'));
}

export async function* findStrays(
  originals: Originals,
  known: ReadonlySet<string>,
  signal?: AbortSignal,
): AsyncGenerator<StrayFile> {
  for await (const absolutePath of walk(originals.libraryDir)) {
    signal?.throwIfAborted();
    const path = originals.relative(absolutePath);
    if (known.has(path)) continue;
    const { size, mtimeMs } = await lstat(absolutePath);
    yield {
      path,
      absolutePath,
      folder: path.split('/')[1] ?? 'Device',
      name: basename(absolutePath),
      sizeBytes: size,
      sha256: await hashFile(absolutePath, signal),
      lastModifiedMs: mtimeMs,
      receivedAtMs: Date.now(),
    };
  }
}

/** Plain files only: a link, a socket or a device that somebody planted is passed over (attacks 20 and 21). */
async function* walk(dir: string): AsyncGenerator<string> {
  const entries = await readdir(dir, { withFileTypes: true }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) yield* walk(path);
    else if (entry.isFile() && entry.name !== checksumsName && !entry.name.startsWith('.')) yield path;
  }
}
