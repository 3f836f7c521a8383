/** After a crash: looks at the photos that had just been recorded, of which nobody learnt whether their names are durable. */
import { mkdir, rename } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Logger } from 'pino';
import { whenMissing } from '../disk-sync.ts';
import type { Catalog } from './catalog/catalog.ts';
import type { PhotoRow } from './catalog/catalog-tables.ts';
import { takenOf } from './catalog/photo-row.ts';
import { hashFile } from './hash-file.ts';
import type { Originals } from './originals.ts';

export interface UnsettledParts {
  readonly catalog: Catalog;
  readonly originals: Originals;
  /** For what lies under a photo's name and is not the photo. Nothing is deleted. */
  readonly quarantineDir: string;
  readonly log: Logger;
}

/**
 * Each is either made durable now or taken out of the catalog: a receipt was given only for what is whole. To be run while the
 * library's disk is there, before anything is taken in. Answers how many there were.
 */
export async function settleUnsettled(parts: UnsettledParts): Promise<number> {
  const rows = await parts.catalog.writes.unsettled();
  for (const row of rows) await settleOne(row, parts);
  return rows.length;
}

async function settleOne(row: PhotoRow, { catalog, originals, quarantineDir, log }: UnsettledParts): Promise<void> {
  const path = originals.absolute(row.path);
  const isThere = row.trashed === 0 && (await originals.has(path, row.size_bytes));
  if (row.trashed === 1 || (isThere && (await hashFile(path)) === row.sha256)) {
    if (row.trashed === 0) {
      await originals.date(row.path, takenOf(row));
      await originals.settleFound(row.path, row.sha256);
    }
    catalog.writes.settle(row.id);
    return;
  }
  log.warn(
    { path: row.path },
    'a photo that was being taken in when the host ended is not whole; its sender has no receipt',
  );
  await mkdir(quarantineDir, { recursive: true, mode: 0o700 });
  await rename(path, join(quarantineDir, `${row.id} ${basename(path)}`)).catch(whenMissing);
  await originals.unlist(row.path);
  await catalog.writes.forget(row);
}
