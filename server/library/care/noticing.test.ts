import { appendFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Noticing, type NoticingOptions } from './noticing.ts';

const log = pino({ level: 'silent' });

let dir: string;
let libraryDir: string;
let noticing: Noticing | null = null;
let heard: string[];
let compared: number;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'landfall-noticing-'));
  libraryDir = join(dir, 'library');
  await mkdir(libraryDir);
  [heard, compared] = [[], 0];
});
afterEach(async () => {
  await noticing?.close();
  await rm(dir, { recursive: true });
});

async function begun(options: Partial<NoticingOptions> = {}): Promise<Noticing> {
  noticing = new Noticing({
    libraryDir,
    lookAt: (paths) => {
      heard.push(...paths.map((path) => path.slice(libraryDir.length + 1)));
      return Promise.resolve();
    },
    compare: () => Promise.resolve(void (compared += 1)),
    log,
    quietMs: 40,
    ...options,
  });
  await noticing.begin();
  return noticing;
}
const fault = (code: string): Error => Object.assign(new Error(code), { code });

test('what others write is looked at once it is quiet; hidden files and lists of checksums never are', async () => {
  await begun();
  await writeFile(join(libraryDir, '.part'), 'x');
  await writeFile(join(libraryDir, 'SHA256SUMS'), 'x');
  await writeFile(join(libraryDir, 'a.jpg'), 'x');
  await vi.waitFor(() => expect(heard).toEqual(['a.jpg']));
});

test('a file that is still being written is waited for', async () => {
  await begun({ quietMs: 300 });
  const file = join(libraryDir, 'film.mp4');
  for (let piece = 0; piece < 30; piece += 1) {
    await appendFile(file, 'x');
    await new Promise(setImmediate);
  }
  expect(heard).toEqual([]);
  await vi.waitFor(() => expect(heard).toEqual(['film.mp4']), { timeout: 5000 });
});

test('a library that is a link to another disk is heard by the name that it has here', async () => {
  await rm(libraryDir, { recursive: true });
  await mkdir(join(dir, 'disk'));
  await symlink(join(dir, 'disk'), libraryDir);
  await begun();
  await writeFile(join(dir, 'disk', 'a.jpg'), 'x');
  await vi.waitFor(() => expect(heard).toEqual(['a.jpg']));
});

test('where the system watches no more folders, they are compared again and again', async () => {
  const watching = await begun({ watch: () => Promise.reject(fault('ENOSPC')), leastPauseMs: 5 });
  expect(watching.isTold).toBe(false);
  await vi.waitFor(() => expect(compared).toBeGreaterThan(2));
});

test('where events were lost, the folders are compared', async () => {
  await begun({
    watch: (_dir, { missed }) => {
      missed(fault('EOVERFLOW'));
      return Promise.resolve({ end: () => Promise.resolve() });
    },
  });
  await vi.waitFor(() => expect(compared).toBe(1));
});

test('nothing is looked at after the end', async () => {
  const watching = await begun();
  await watching.close();
  await writeFile(join(libraryDir, 'a.jpg'), 'x');
  await watching.begin();
  expect([watching.isTold, heard]).toEqual([false, []]);
});
