import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DeviceId, DeviceIdSchema } from '../../../protocol/pairing.ts';
import type { PhotoId } from '../../../protocol/photo.ts';
import { phone, SmallLibrary } from '../../../tests/cast/small-library.ts';
import { unpack } from '../../../tests/cast/unpack.ts';

let small: SmallLibrary;
beforeAll(async () => {
  small = await SmallLibrary.open();
});
afterAll(() => small[Symbol.asyncDispose]());

const tablet: DeviceId = DeviceIdSchema.parse('tablet');
const { UTC } = Date;

async function namesIn(photos: readonly PhotoId[], sentBy: DeviceId | null = null): Promise<string[]> {
  const { id, sizeBytes } = await small.library.downloads.ask({ photos: [...photos] }, phone, sentBy);
  const { bytes } = await small.library.downloads.open(id, phone);
  const parts: Uint8Array[] = [];
  for await (const part of bytes) parts.push(part);
  const archive = Buffer.concat(parts);
  expect(archive.length).toBe(sizeBytes);
  return (await unpack(archive)).map(({ name }) => name);
}

test('photos of several months lie in folders, with the movie of a Live Photo beside its still', async () => {
  const [still, movie] = [
    await small.send('L.gif', 'still', UTC(2024, 5, 3)),
    await small.send('L.mov.gif', 'movie', UTC(2024, 5, 3)),
  ];
  await small.pair(still, movie);
  const other = await small.send('o.gif', 'other', UTC(2023, 0, 9));
  expect(await namesIn([still, other])).toEqual(['2024-06/L.gif', '2024-06/L.mov.gif', '2023-01/o.gif']);
  expect(await namesIn([still, movie])).toEqual(['L.gif', 'L.mov.gif']);
});

test('what was removed or is not where it belongs is said to be missing, and the rest goes out', async () => {
  const [a, b, c] = [await small.send('a.gif', 'a'), await small.send('b.gif', 'b'), await small.send('c.gif', 'c')];
  await small.library.acts.do([a], { kind: 'trash' });
  await rm(join(small.dir, (await small.find(b)).path));
  expect(await small.library.downloads.ask({ photos: [a, b, c] }, phone, null)).toMatchObject({
    fileCount: 1,
    missing: [a, b],
  });
  await expect(small.library.downloads.ask({ photos: [a, b] }, phone, null)).rejects.toThrow(/not-found/);
});

test('attack: a device gets no photo of another into an archive, not even as the movie of its own', async () => {
  const mine = await small.send('mine.gif', 'mine');
  const theirs = await small.send('theirs.gif', 'theirs', undefined, tablet);
  await small.pair(mine, theirs);
  expect(await namesIn([mine, theirs], phone)).toEqual(['mine.gif']);
});

test('attack: asking again and again leaves no more than four downloads waiting for a device', async () => {
  const photo = await small.send('again.gif', 'again');
  const ids: string[] = [];
  for (let turn = 0; turn < 6; turn += 1)
    ids.push((await small.library.downloads.ask({ photos: [photo] }, phone, null)).id);
  const isOpen = (id: string) =>
    small.library.downloads.open(id, phone).then(
      () => true,
      () => false,
    );
  expect(await Promise.all(ids.map(isOpen))).toEqual([false, false, true, true, true, true]);
});
