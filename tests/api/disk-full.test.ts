/** A disk that fills up while a photo is on its way. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PhotoPageSchema } from '../../protocol/photo.ts';
import { routes } from '../../protocol/routes.ts';
import { ownerOf, pairedDevice, problemOf } from '../cast/caller.ts';
import { Host, runLandfall } from '../cast/host.ts';
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

test('an import into a full disk says so, keeps what it could, and goes on once there is room', async () => {
  using disk = new SmallDisk(64);
  await using folder = await temporaryFolder();
  const places = ['--data', join(disk.folder, 'data'), '--certs', join(folder.path, 'certs')];
  const camera = join(folder.path, 'Camera');
  await mkdir(camera);
  await writeFile(join(camera, 'a small.jpg'), await photoBytes('small'));
  await writeFile(join(camera, 'b large.jpg'), await largePhotoBytes('large', 40_000_000));
  const filler = join(disk.folder, 'filler');
  await writeFile(filler, Buffer.alloc(40_000_000));

  const full = await runLandfall(['import', camera, ...places]);
  expect(full.output).toContain('The disk with the library is full. Make some room there.');
  expect(full.output).toContain('1 photo imported');
  expect(full.code).toBe(1);
  expect(await filesBelow(join(disk.folder, 'data', 'library'))).toEqual(['a small.jpg']);

  await rm(filler);
  const again = await runLandfall(['import', camera, ...places]);
  expect(again.output).toContain('1 photo imported');
  expect(again.output).toContain('1 photo was in the library already.');
  expect(again.code).toBe(0);
});

async function temporaryFolder(): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp(join(tmpdir(), 'landfall-full-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true }) };
}
