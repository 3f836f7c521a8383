import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DataDirectory } from './data-directory.ts';

let dir: string;
let directory: DataDirectory;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'landfall-data-'));
  directory = await DataDirectory.open(dir);
});
afterEach(async () => {
  await directory.close();
  await rm(dir, { recursive: true });
});

const launch = (pid: number) => ({
  pid,
  consoleUrl: 'http://localhost:1',
  httpsUrl: 'https://[::1]:2',
  launchKey: 'k',
});

test('a launch.json that a killed host left behind is no running host', async () => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  await directory.writeLaunch(launch(pid));
  expect(DataDirectory.launch(dir)).toBeNull();
  await directory.writeLaunch(launch(process.pid));
  expect(DataDirectory.launch(dir)?.pid).toBe(process.pid);
});

test('two launch keys written at once do not get in each other’s way, and leave nothing beside launch.json', async () => {
  await Promise.all([directory.writeLaunch(launch(process.pid)), directory.writeLaunch(launch(process.pid))]);
  expect((await readdir(join(dir, '.landfall'))).filter((name) => name.startsWith('launch'))).toEqual(['launch.json']);
});

test('a directory says whether its last holder ended well, and a kill is no good end', async () => {
  expect(directory.wasEndedWell).toBe(false);
  for (const name of ['host.db', 'catalog.db']) await writeFile(directory.control(name), '');
  directory.endWell();
  await directory.close();
  directory = await DataDirectory.open(dir);
  expect(directory.wasEndedWell).toBe(true);
  await directory.close();
  directory = await DataDirectory.open(dir);
  expect(directory.wasEndedWell).toBe(false);
});

test('attack 126: a library that is a link to a disk which is not there does not keep the host from starting', async () => {
  await directory.close();
  await rm(join(dir, 'library'), { recursive: true });
  await symlink(join(dir, 'nowhere'), join(dir, 'library'));
  directory = await DataDirectory.open(dir);
  expect(await readdir(dir)).not.toContain('nowhere');
});
