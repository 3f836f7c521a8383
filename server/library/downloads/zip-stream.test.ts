import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { unpack } from '../../../tests/cast/unpack.ts';
import { type ZipFile, zipLength, zipStream } from './zip-stream.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'landfall-zip-stream-'));
});
afterAll(() => rm(dir, { recursive: true }));

async function file(name: string, bytes: Buffer, local = '2025-11-03T14:05:06.700'): Promise<ZipFile> {
  const path = join(dir, Buffer.from(name).toString('hex'));
  await writeFile(path, bytes);
  return { name, path, sizeBytes: bytes.length, local };
}
async function all(files: readonly ZipFile[]): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of zipStream(files)) parts.push(part);
  return Buffer.concat(parts);
}

test('an archive is as long as was said, and another program finds each file in it, byte for byte, named and dated', async () => {
  const bytes = Buffer.alloc(600_000, 'photo');
  const files = [await file('2025-11/Köln 🎉.jpg', bytes), await file('empty.jpg', Buffer.alloc(0))];
  const archive = await all(files);
  expect(archive.length).toBe(zipLength(files));
  const [large, empty] = await unpack(archive);
  expect(large).toMatchObject({ name: '2025-11/Köln 🎉.jpg', local: '2025-11-03T14:05:06' });
  expect(large?.bytes.equals(bytes)).toBe(true);
  expect(empty).toMatchObject({ name: 'empty.jpg', bytes: { length: 0 } });
});

test.each([
  ['1969-07-20T20:17:40', '1980-01-01T00:00:00'],
  ['9999-12-31T23:59:59', '2107-12-31T23:59:58'],
])('a date that no archive can say, %s, is the nearest that it can', async (local, said) => {
  expect(await unpack(await all([await file('a.jpg', Buffer.from('a'), local)]))).toMatchObject([{ local: said }]);
});

test.each([-1, 1])(
  'a file that is %i bytes longer than it was said to be ends the archive in an error',
  async (more) => {
    const changed = await file('changed.jpg', Buffer.alloc(1000));
    await writeFile(changed.path, Buffer.alloc(1000 + more));
    await expect(all([changed])).rejects.toThrow(/not as long/);
  },
);
