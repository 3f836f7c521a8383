import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { giveName, moveAcross, moveTo } from './give-name.ts';

let dir: string;
let from: string;
let to: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'landfall-names-'));
  [from, to] = [join(dir, 'x.part'), join(dir, 'photo.jpg')];
  await writeFile(from, 'ours');
  await utimes(from, 1_000_000, 1_000_000);
});
afterEach(() => rm(dir, { recursive: true }));

describe.each([
  ['a disk with hard links', giveName],
  ['attack 128: exFAT and SMB, which have none', moveTo],
  ['another disk than the parts', moveAcross],
] as const)('%s', (_disk, give) => {
  test('a file gets its name, its bytes and its date', async () => {
    await give(from, to);
    expect(await readFile(to, 'utf8')).toBe('ours');
    expect((await stat(to)).mtimeMs).toBe(1_000_000_000);
  });

  test('a name that is taken is refused, and whose it is stays as it is', async () => {
    await writeFile(to, 'theirs');
    await expect(give(from, to)).rejects.toMatchObject({ code: 'EEXIST' });
    expect(await readFile(to, 'utf8')).toBe('theirs');
    expect(await readFile(from, 'utf8')).toBe('ours');
    expect((await readdir(dir)).toSorted()).toEqual(['photo.jpg', 'x.part']);
  });

  test('where it does not succeed, nothing is left under the name', async () => {
    await rm(from);
    await expect(give(from, to)).rejects.toMatchObject({ code: 'ENOENT' });
    expect(await readdir(dir)).toEqual([]);
  });
});
