/** Commands that read the whole library: prove the originals, and take in what lies beside them. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import { DataDirectory, DirectoryUnusable } from '../data-directory.ts';
import { openDatabase } from '../database/database.ts';
import { openLandfall } from '../landfall.ts';
import { type CatalogTables, catalogMigrations, hashOriginal } from '../library/library.ts';

/** Reads every original again, also while a host runs. Exit code 1 if one is missing or differs; changes nothing. */
export async function verify(config: Config): Promise<number> {
  const catalogPath = join(config.dataDir, '.landfall', 'catalog.db');
  if (!existsSync(catalogPath)) throw new DirectoryUnusable(`There is no library in ${config.dataDir}.`);
  const db = await openDatabase(catalogPath, catalogMigrations);
  try {
    const photos = await db
      .tables<CatalogTables>()
      .selectFrom('photos')
      .select(['path', 'sha256'])
      .where('trashed', '=', 0)
      .orderBy('path')
      .execute();
    let bad = 0;
    for (const { path, sha256 } of photos) {
      const absolutePath = join(config.dataDir, path);
      const verdict = !existsSync(absolutePath)
        ? 'missing'
        : (await hashOriginal(absolutePath)) === sha256
          ? null
          : 'changed';
      if (verdict === null) continue;
      bad += 1;
      process.stdout.write(`${verdict}  ${path}\n`);
    }
    process.stdout.write(`${photos.length - bad} of ${photos.length} originals are as they were received.\n`);
    return bad === 0 ? 0 : 1;
  } finally {
    await db.close();
  }
}

/** Takes in originals that the catalog does not know. */
export async function rescan(config: Config, log: Logger): Promise<number> {
  const directory = await DataDirectory.open(config.dataDir);
  try {
    const landfall = await openLandfall(config, directory, log);
    try {
      const { found, kept } = await landfall.library.rescan();
      process.stdout.write(`${found} files were not in the catalog; ${kept} of them are photos and are in it now.\n`);
    } finally {
      await landfall.close(0);
    }
    return 0;
  } finally {
    await directory.close();
  }
}
