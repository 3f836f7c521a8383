/** Attacks of fate on one host (SAFETY §2 F): files run out, the disk turns read-only, the machine sleeps, the system asks it to end. */
import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { HostStatusSchema } from '../../protocol/host.ts';
import { routes } from '../../protocol/routes.ts';
import { problemOf } from '../cast/caller.ts';
import { largePhotoBytes, photoBytes } from '../cast/picture.ts';
import { SmallDisk } from '../cast/small-disk.ts';
import { append, declare, receiptOf, send, sha256Of } from '../cast/tus.ts';
import { Scene } from './scene.ts';

const run = promisify(execFile);
const tus = { 'tus-resumable': '1.0.0' };

let disk: SmallDisk;
let scene: Scene;
beforeAll(async () => {
  disk = new SmallDisk(96);
  scene = await Scene.set(`${disk.folder}/data`);
});
afterAll(async () => {
  await scene[Symbol.asyncDispose]();
  disk[Symbol.dispose]();
});

const isWell = async (): Promise<boolean> => (await scene.stranger.ask(HostStatusSchema, routes.status)).ok;

test('attack 136: a host that is asked to end saves what has come of an upload, and the rest goes on from there', async () => {
  const bytes = await largePhotoBytes('ended in the middle', 2_000_000);
  const location = await declare(scene.phone, { name: 'middle.jpg', bytes });
  await append(scene.phone, location, 0, bytes.subarray(0, 1_000_000));
  const { code } = await scene.host.stop();
  expect(code).toBe(0);
  await scene.host.start();
  const standing = await scene.phone.call(location, { method: 'HEAD', headers: tus });
  expect(standing.headers.get('upload-offset')).toBe('1000000');
  const done = await append(scene.phone, location, 1_000_000, bytes.subarray(1_000_000));
  expect(receiptOf(done).sha256).toBe(sha256Of(bytes));
});

test('attack 138: a host that slept answers when it wakes, and who waited is served once', async () => {
  process.kill(scene.host.pid ?? 0, 'SIGSTOP');
  const waiting = Array.from({ length: 10 }, async (_, index) =>
    send(scene.phone, { name: 'asleep.jpg', bytes: await photoBytes(`asleep ${index}`) }),
  );
  process.kill(scene.host.pid ?? 0, 'SIGCONT');
  const ids = (await Promise.all(waiting)).map((answer) => receiptOf(answer).photoId);
  expect(new Set(ids).size).toBe(10);
  expect(await isWell()).toBe(true);
});

test('attack 118: a host that runs out of file descriptors refuses what it cannot do, and goes on when there are some again', async () => {
  const landed = await scene.land({ name: 'before.jpg', bytes: await photoBytes('before') });
  const limit = async (soft: string): Promise<void> =>
    void (await run('prlimit', ['--pid', `${scene.pid}`, `--nofile=${soft}:`]));
  const { stdout } = await run('prlimit', ['--pid', `${scene.pid}`, '--nofile', '--noheadings', '--output', 'SOFT']);
  await limit(`${(await readdir(`/proc/${scene.pid}/fd`)).length + 2}`);
  const tries = await Promise.allSettled(
    Array.from({ length: 30 }, async (_, index) =>
      send(scene.phone, { name: 'few.jpg', bytes: await photoBytes(`few ${index}`) }),
    ),
  );
  await limit(stdout.trim());
  for (const one of tries)
    if (one.status === 'fulfilled' && one.value.status !== 201) expect(one.value.status).toBe(503);
  expect(tries.some((one) => one.status === 'rejected' || one.value.status === 503)).toBe(true);
  expect(scene.host.isRunning).toBe(true);
  for (const index of tries.keys())
    expect(
      receiptOf(await send(scene.phone, { name: 'few.jpg', bytes: await photoBytes(`few ${index}`) })).photoId,
    ).not.toBe('');
  expect((await scene.tablet.call(routes.original(landed.id))).status).toBe(200);
});

test('attack 117: while the disk is read-only the gallery works, sending waits, and goes on when it can be written', async () => {
  const { id } = await scene.land({ name: 'kept.jpg', bytes: await photoBytes('kept') });
  const bytes = await photoBytes('refused for now');
  const folders = ['library', '.landfall'].map((name) => join(scene.host.dataDir, name));
  for (const folder of folders) {
    await run('mount', ['--bind', folder, folder]);
    // Not while something is just being written there.
    await vi.waitFor(() => run('mount', ['-o', 'remount,bind,ro', folder]), { timeout: 10_000 });
  }
  const refused = await send(scene.phone, { name: 'later.jpg', bytes });
  const shown = await scene.tablet.call(routes.original(id));
  for (const folder of folders) await run('umount', ['-l', folder]);
  expect(await problemOf(refused)).toMatchObject({ status: 503, code: 'cannot-write' });
  expect(shown.status).toBe(200);
  expect(receiptOf(await send(scene.phone, { name: 'later.jpg', bytes })).isNew).toBe(true);
});
