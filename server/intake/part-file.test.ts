import { createHash, randomBytes } from 'node:crypto';
import { link, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PartFile, PartGone } from './part-file.ts';
import { BodyTooLong } from './take-body.ts';

let dir: string;
let path: string;
let part: PartFile;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'landfall-part-'));
  path = join(dir, 'x.part');
  part = await PartFile.create(path);
});
afterEach(async () => {
  await part.close();
  await rm(dir, { recursive: true });
});

const body = (...pieces: Buffer[]) => Readable.from(pieces);
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const room = { maxBytes: Number.MAX_SAFE_INTEGER };

/** In pieces of a MiB, all the same, so that 80 MiB cost little memory. */
function* mebibytes(count: number): Generator<Buffer> {
  const piece = Buffer.alloc(1 << 20, 7);
  for (let index = 0; index < count; index += 1) yield piece;
}

test('a request that brings a film makes it durable on the way, and says so: a break costs 32 MiB at the most', async () => {
  const secured: number[] = [];
  let received = 0;
  let mostAtRisk = 0;
  const progressed = (bytes: number): void => {
    received = bytes;
  };
  await part.append(Readable.from(mebibytes(80)), { ...room, progressed, secured: (bytes) => secured.push(bytes) });
  mostAtRisk = received - (secured.at(-1) ?? 0);
  expect(secured.length).toBeGreaterThan(0);
  expect(secured).toEqual(secured.toSorted((a, b) => a - b));
  expect(mostAtRisk).toBeLessThan(80 << 20);
  expect(part.durableBytes).toBe(secured.at(-1));
  await part.makeDurable();
  expect(part.durableBytes).toBe(80 << 20);
});

test('attack 51: where more comes than was declared, what was said to be durable meanwhile stays', async () => {
  const secured: number[] = [];
  const options = { maxBytes: 70 << 20, secured: (bytes: number) => secured.push(bytes) };
  await expect(part.append(Readable.from(mebibytes(80)), options)).rejects.toThrow(BodyTooLong);
  expect(part.durableBytes).toBe(secured.at(-1) ?? 0);
  expect(part.spent).toBe('reopen');
  const { durableBytes } = part;
  await part.close();
  part = await PartFile.reopen(path, durableBytes);
  expect(part.receivedBytes).toBe(durableBytes);
});

test('attack 58: a body with a checksum counts as a whole or not at all, however long it is', async () => {
  const secured: number[] = [];
  const checksum = createHash('sha256').update('other').digest();
  const options = { ...room, checksum, secured: (bytes: number) => secured.push(bytes) };
  expect(await part.append(Readable.from(mebibytes(40)), options)).toBe(false);
  expect(secured).toEqual([]);
  expect(part.durableBytes).toBe(0);
});

test('attack 116: after an error of the disk the durable part goes on in a new file, and the bytes and their hash are right', async () => {
  const bytes = randomBytes(3_000_000);
  await part.append(body(bytes.subarray(0, 2_000_000)), room);
  await part.makeDurable();
  await part.append(body(Buffer.alloc(500_000, 9)), room);
  await part.close();
  const before = await readFile(path);
  part = await PartFile.renew(path, 2_000_000);
  expect((await readFile(path)).equals(before)).toBe(false);
  expect(part.durableBytes).toBe(2_000_000);
  await part.append(body(bytes.subarray(2_000_000)), room);
  await part.makeDurable();
  expect(part.sha256()).toBe(sha256(bytes));
  expect((await readFile(path)).equals(bytes)).toBe(true);
  expect(await readdir(dir)).toEqual(['x.part']);
});

test('attack 113: a part that a crash left beside its name in the library goes on as a copy, and the original keeps every byte', async () => {
  const whole = randomBytes(100_000);
  await part.append(body(whole), room);
  await part.makeDurable();
  await part.close();
  const original = join(dir, 'original.jpg');
  await link(path, original);
  part = await PartFile.reopen(path, 40_000);
  expect(await readFile(original)).toEqual(whole);
  await part.append(body(whole.subarray(40_000)), room);
  await part.makeDurable();
  expect(part.sha256()).toBe(sha256(whole));
  expect(await readFile(original)).toEqual(whole);
  expect((await stat(path)).nlink).toBe(1);
});

test('a part that is shorter than what was durable of it is gone, on either way', async () => {
  await writeFile(path, Buffer.alloc(10));
  await expect(PartFile.reopen(path, 11)).rejects.toThrow(PartGone);
  await expect(PartFile.renew(path, 11)).rejects.toThrow(PartGone);
  await rm(path);
  await expect(PartFile.reopen(path, 0)).rejects.toThrow(PartGone);
  await expect(PartFile.renew(path, 0)).rejects.toThrow(PartGone);
  expect(await readdir(dir)).toEqual([]);
});

test('what lies beyond the durable bytes is cut off, be it rubbish or zeros', async () => {
  await part.append(body(Buffer.from('durable')), room);
  await part.makeDurable();
  await part.close();
  await truncate(path, 1_000_000);
  part = await PartFile.reopen(path, 7);
  expect(await readFile(path, 'utf8')).toBe('durable');
  expect(part.head.toString()).toBe('durable');
  expect(part.sha256()).toBe(sha256(Buffer.from('durable')));
});
