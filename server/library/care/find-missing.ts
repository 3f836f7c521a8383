/** Holds the catalog's rows against the names in the folders: which originals are not where they belong, and which came back. */
import { lstat, readdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { PhotoCondition } from '../../../protocol/photo.ts';
import { whenMissing } from '../../disk-sync.ts';
import type { CareParts } from './care-parts.ts';
import type { KeptRow } from './care-records.ts';
import { conclude } from './conclude.ts';

/** Few enough that each reading of the catalog holds nobody up. */
const pageRows = 1000;

/**
 * Asks for sizes too where `looksAtSizes` says so: after a power cut a file may be there and empty.
 * Throws `library-away` rather than take an unmounted disk for missing photos.
 */
export async function findMissing(
  parts: CareParts,
  { looksAtSizes, signal }: { looksAtSizes: boolean; signal?: AbortSignal | undefined },
): Promise<void> {
  const { records, originals } = parts;
  let last = '';
  let folder: { readonly dir: string; readonly names: ReadonlySet<string> } = { dir: '', names: new Set() };
  for (;;) {
    const rows = await records.rowsAfter(last, pageRows);
    for (const row of rows) {
      signal?.throwIfAborted();
      const path = originals.absolute(row.path);
      const dir = dirname(path);
      if (folder.dir !== dir) folder = { dir, names: await namesIn(dir) };
      const isNamed = folder.names.has(path.slice(dir.length + 1).normalize('NFC'));
      if (isNamed && row.condition === 'ok' && !looksAtSizes) continue;
      const found = await conditionOf(path, row);
      if (found !== row.condition) await conclude(parts, row, found, () => conditionOf(path, row));
    }
    if (rows.length < pageRows) return;
    last = rows.at(-1)?.path ?? '';
  }
}

/** As far as it shows without reading the file: one that was changed stays so until its bytes are proved. */
async function conditionOf(path: string, row: KeptRow): Promise<PhotoCondition> {
  const found = await lstat(path).catch(whenMissing);
  if (found === null || !found.isFile()) return 'missing';
  if (found.size !== row.size_bytes) return 'changed';
  return row.condition === 'changed' ? 'changed' : 'ok';
}

async function namesIn(dir: string): Promise<ReadonlySet<string>> {
  const names = await readdir(dir).catch(whenMissing);
  return new Set(names?.map((name) => name.normalize('NFC')));
}
