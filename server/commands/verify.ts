/** `landfall verify`: reads every original again and compares it with its checksum; changes nothing. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { DirectoryUnusable } from '../data-directory.ts';
import { openForReading } from '../database/database.ts';
import { type CatalogTables, catalogMigrations, hashOriginal, presenceOf, trashDir } from '../library/library.ts';
import { ProgressLine } from './progress-line.ts';

type Verdict = 'ok' | 'missing' | 'changed' | 'unreadable';

const gigabyte = 1e9;

/**
 * Also while a host runs. What lies in the trash is read too; what is no longer there was its owner's to throw away.
 * Exit code 1 if anything is missing, changed or unreadable, or the library's disk is not there.
 */
export async function verify(config: Config): Promise<number> {
  const controlDir = join(config.dataDir, '.landfall');
  const catalogPath = join(controlDir, 'catalog.db');
  if (!existsSync(catalogPath)) throw new DirectoryUnusable(`There is no library in ${config.dataDir}.`);
  const db = openForReading(catalogPath, catalogMigrations);
  try {
    const photos = await db
      .tables<CatalogTables>()
      .selectFrom('photos')
      .select(['id', 'path', 'sha256', 'size_bytes', 'trashed'])
      .orderBy('path')
      .execute();
    if (photos.length > 0 && (await presenceOf({ libraryDir: join(config.dataDir, 'library'), controlDir })) !== 'here')
      throw new DirectoryUnusable(
        `The disk with your photos is not there: connect it. (${join(config.dataDir, 'library')})`,
      );

    const line = new ProgressLine();
    const counts: Record<Verdict, number> = { ok: 0, missing: 0, changed: 0, unreadable: 0 };
    let readBytes = 0;
    for (const [index, photo] of photos.entries()) {
      line.say(() => `${index} of ${photos.length} read, ${(readBytes / gigabyte).toFixed(1)} GB`);
      const isTrashed = photo.trashed === 1;
      const path = isTrashed ? join(trashDir(controlDir), photo.id) : join(config.dataDir, photo.path);
      const verdict = await verdictOf(path, photo.sha256);
      if (isTrashed && verdict === 'missing') continue;
      counts[verdict] += 1;
      readBytes += photo.size_bytes;
      if (verdict === 'ok') continue;
      line.clear();
      process.stdout.write(`${verdict}  ${photo.path}${isTrashed ? ' (in the trash)' : ''}\n`);
    }
    line.clear();
    const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
    process.stdout.write(`${counts.ok} of ${all} originals are as they were received${badly(counts)}.\n`);
    return counts.ok === all ? 0 : 1;
  } finally {
    await db.close();
  }
}

function badly({ missing, changed, unreadable }: Record<Verdict, number>): string {
  const said = Object.entries({ missing, changed, unreadable }).filter(([, count]) => count > 0);
  return said.length === 0 ? '' : `; ${said.map(([verdict, count]) => `${count} ${verdict}`).join(', ')}`;
}

async function verdictOf(path: string, sha256: string): Promise<Verdict> {
  try {
    return (await hashOriginal(path)) === sha256 ? 'ok' : 'changed';
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    return code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : 'unreadable';
  }
}
