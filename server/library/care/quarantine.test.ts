import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { clearLongSetAside, countSetAside } from './quarantine.ts';

const dayMs = 24 * 3_600_000;
let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'landfall-quarantine-'));
});
afterEach(() => rm(dir, { recursive: true }));

test('parts that were set aside are counted and kept for thirty days, however old their bytes are', async () => {
  await mkdir(join(dir, 'quarantine'));
  await writeFile(join(dir, 'quarantine', 'x.part'), 'half a photo');
  await clearLongSetAside(join(dir, 'quarantine'), Date.now() + 29 * dayMs);
  expect(await countSetAside(join(dir, 'quarantine'))).toEqual({ fileCount: 1, sizeBytes: 12 });
  await clearLongSetAside(join(dir, 'quarantine'), Date.now() + 31 * dayMs);
  expect(await readdir(join(dir, 'quarantine'))).toEqual([]);
});

test('where nothing was ever set aside there is nothing', async () => {
  await clearLongSetAside(join(dir, 'none'));
  expect(await countSetAside(join(dir, 'none'))).toEqual({ fileCount: 0, sizeBytes: 0 });
});
