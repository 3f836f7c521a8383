import { mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Photo } from '../../../protocol/photo.ts';
import { mostPlayableMs } from '../../../protocol/playable.ts';
import { photoAt } from '../../../tests/cast/photo-set.ts';
import { somePhoto } from '../../../tests/cast/some-photo.ts';
import { hasFfmpeg } from '../ffmpeg.ts';
import { makeRoom } from '../make-room.ts';
import { copyFile, partOf } from './copy-files.ts';
import { Playables } from './playables.ts';

const canMake = await hasFfmpeg();
let dir: string;
let playables: Playables;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'playable-'));
  playables = Playables.open({ dir, log: pino({ level: 'silent' }) });
});
afterEach(async () => {
  await playables.close();
  await rm(dir, { recursive: true });
});

const film = (facts: Partial<Photo> = {}): Photo => ({
  ...somePhoto({ id: 'film', kind: 'video', mimeType: 'video/mp4', durationMs: 1000 }),
  ...facts,
});

async function made(photo: Photo, path: string) {
  await playables.ask(photo, photoAt(path), true);
  await playables.settled();
  return playables.ask(photo, photoAt(path), false);
}

describe.skipIf(!canMake)('with an ffmpeg', () => {
  test('a video has no copy until somebody asks for one; then it is made once', async () => {
    const path = photoAt('video/old.3gp');
    const photo = film({ mimeType: 'video/3gpp' });
    expect(await playables.ask(photo, path, false)).toEqual({ state: 'possible' });
    await expect(playables.file(photo.id)).rejects.toMatchObject({ code: 'not-found' });
    expect(await playables.ask(photo, path, true)).toEqual({ state: 'waiting' });
    expect(['waiting', 'making']).toContain((await playables.ask(photo, path, true)).state);
    await playables.settled();
    expect(await playables.ask(photo, path, true)).toEqual({ state: 'ready' });
    expect((await stat(await playables.file(photo.id))).size).toBeGreaterThan(1000);
    expect(await readdir(dir)).toHaveLength(1);
  });

  test('the movie at the end of a motion photo is copied, not its picture', async () => {
    const path = 'live-motion/synthetic/PXL_20200919_105557000.MP.jpg';
    const { size } = await stat(photoAt(path));
    const photo = somePhoto({ id: 'motion', sizeBytes: size, motionBytes: 242_752 });
    expect(await made(photo, path)).toEqual({ state: 'ready' });
  });

  test.each([
    ['attack 39: a playlist as MP4', 'hostile/active/hls-playlist-named.mp4', 'video/mp4'],
    ['attack 39: a concat script as MOV', 'hostile/active/concat-named.mov', 'video/quicktime'],
    ['attack 36: a movie without its index', 'hostile/broken/mp4-no-moov.mp4', 'video/mp4'],
  ])('%s gives no copy, and leaves nothing', async (_, path, mimeType) => {
    expect(await made(film({ mimeType }), path)).toEqual({ state: 'cannot', why: 'unreadable' });
    expect(await readdir(dir)).toEqual([]);
  });

  test('a film that would take hours is not begun', async () => {
    const photo = film({ durationMs: mostPlayableMs + 1 });
    expect(await playables.ask(photo, photoAt('video/old.3gp'), true)).toEqual({ state: 'cannot', why: 'too-long' });
  });

  test('a photo without a movie, and a movie longer than its photo, give none', async () => {
    const still = somePhoto({ id: 'still' });
    expect(await playables.ask(still, photoAt('video/old.3gp'), true)).toMatchObject({ state: 'cannot' });
    const lying = somePhoto({ id: 'lying', sizeBytes: 1000, motionBytes: 1000 });
    expect(await playables.ask(lying, photoAt('video/old.3gp'), true)).toMatchObject({ state: 'cannot' });
  });

  test('closing while one is being made leaves no half of it', async () => {
    await playables.ask(film(), photoAt('video/bunny-1s.mp4'), true);
    await playables.close();
    expect((await readdir(dir)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test('removing a photo takes its copy along, made or being made', async () => {
    const photo = film({ mimeType: 'video/3gpp' });
    expect(await made(photo, 'video/old.3gp')).toEqual({ state: 'ready' });
    await playables.remove(photo.id);
    expect(await readdir(dir)).toEqual([]);
    await playables.ask(photo, photoAt('video/old.3gp'), true);
    await playables.remove(photo.id);
    expect(await readdir(dir)).toEqual([]);
  });
});

test('half a copy that a killed run left is gone after the next start', async () => {
  const part = partOf(copyFile(dir, film().id));
  await writeFile(part, 'half');
  const next = Playables.open({ dir, log: pino({ level: 'silent' }) });
  await next.close();
  expect(await readdir(dir)).toEqual([]);
});

test('the copies that were played last are the ones that stay', async () => {
  const folder = join(dir, 'full');
  await mkdir(folder);
  for (const [name, playedAt] of [
    ['old', 1000],
    ['new', 3000],
    ['middle', 2000],
  ] as const) {
    await writeFile(join(folder, name), Buffer.alloc(100));
    await utimes(join(folder, name), playedAt, playedAt);
  }
  await makeRoom(folder, 250);
  expect((await readdir(folder)).toSorted()).toEqual(['middle', 'new']);
});

test('attack 22: an id that climbs names a file inside of the folder', () => {
  for (const id of ['../../../etc/passwd', '/etc/passwd', '..']) {
    expect(copyFile('/copies', somePhoto({ id }).id)).toMatch(/^\/copies\/[0-9a-f]{32}\.mp4$/);
  }
});
