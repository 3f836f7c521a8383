/** A disk that fills up while a photo is on its way. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PhotoPageSchema } from '../../protocol/photo.ts';
import { routes } from '../../protocol/routes.ts';
import { ownerOf, pairedDevice, problemOf } from '../cast/caller.ts';
import { Host } from '../cast/host.ts';
import { largePhotoBytes, photoBytes } from '../cast/picture.ts';
import { SmallDisk } from '../cast/small-disk.ts';
import { append, declare, receiptOf, send, sha256Of } from '../cast/tus.ts';

/** Writes until nothing more goes in. */
function fill(file: string): void {
  const handle = openSync(file, 'w');
  for (const size of [1 << 20, 1 << 12]) {
    try {
      for (;;) writeSync(handle, Buffer.alloc(size));
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
    }
  }
  closeSync(handle);
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name !== 'SHA256SUMS' && !entry.name.startsWith('.'))
    .map(({ name }) => name);
}

test('a full disk is said, leaves nothing half-written in sight, and sending goes on once there is room', async () => {
  using disk = new SmallDisk(64);
  await using host = await Host.start({ dataDir: join(disk.folder, 'data') });
  const owner = await ownerOf(host);
  const phone = await pairedDevice(host, owner, { access: 'browse' });
  const library = join(host.dataDir, 'library');
  const kept = receiptOf(await send(phone, { name: 'kept.jpg', bytes: await photoBytes('kept') }));

  const tooLarge = await largePhotoBytes('too large', 80_000_000);
  expect(await problemOf(await send(phone, { name: 'too large.jpg', bytes: tooLarge }))).toMatchObject({
    status: 507,
    code: 'disk-full',
  });

  const bytes = await largePhotoBytes('on its way', 30_000_000);
  const location = await declare(phone, { name: 'on its way.jpg', bytes });
  await append(phone, location, 0, bytes.subarray(0, 1_000_000));
  const filler = join(disk.folder, 'filler');
  fill(filler);

  expect(await problemOf(await append(phone, location, 1_000_000, bytes.subarray(1_000_000)))).toMatchObject({
    status: 507,
    code: 'disk-full',
  });
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(await largePhotoBytes('form', 2_000_000))]), 'form.jpg');
  expect(await problemOf(await phone.call(routes.photos, { method: 'POST', body: form }))).toMatchObject({
    status: 507,
  });

  expect((await phone.ask(PhotoPageSchema, routes.photos)).photos.map(({ id }) => id)).toEqual([kept.photoId]);
  expect(await filesBelow(library)).toEqual(['kept.jpg']);
  expect((await phone.call(routes.original(kept.photoId))).status).toBe(200);

  await rm(filler);
  const status = await phone.call(location, { method: 'HEAD', headers: { 'tus-resumable': '1.0.0' } });
  // A part that could not be written may have been given up: then the photo is declared again, from its first byte.
  const [address, offset] = status.ok
    ? [location, Number(status.headers.get('upload-offset'))]
    : [await declare(phone, { name: 'on its way.jpg', bytes }), 0];
  expect(receiptOf(await append(phone, address, offset, bytes.subarray(offset))).sha256).toBe(sha256Of(bytes));
  expect((await filesBelow(library)).toSorted()).toEqual(['kept.jpg', 'on its way.jpg']);
});
