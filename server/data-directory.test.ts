import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
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
