/** A host with a few photos, and what its owner is told of how they are kept. */
import { execFile } from 'node:child_process';
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'vitest';
import { type Care, OwnerStatusSchema } from '../../protocol/care.ts';
import { type Photo, PhotoPageSchema } from '../../protocol/photo.ts';
import { routes } from '../../protocol/routes.ts';
import { type Caller, ownerOf, pairedDevice } from './caller.ts';
import { Host } from './host.ts';
import { photoBytes } from './picture.ts';
import { receiptOf, send } from './tus.ts';

const run = promisify(execFile);

export async function careOf(owner: Caller): Promise<Care> {
  const { care } = await owner.ask(OwnerStatusSchema, routes.status);
  if (care === undefined) throw new Error('the owner is not told of the care');
  return care;
}
/** Waits until the folders are compared with the catalog, as they are after a start. */
export async function settled(owner: Caller): Promise<void> {
  await expect.poll(async () => (await careOf(owner)).scan, { timeout: 20_000 }).toBeNull();
}
export const photosOf = async (caller: Caller, query = ''): Promise<readonly Photo[]> =>
  (await caller.ask(PhotoPageSchema, `${routes.photos}${query}`)).photos;
export const control = (host: Host, ...names: string[]): string => join(host.dataDir, '.landfall', ...names);
export const at = (host: Host): string[] => ['--data', host.dataDir, '--certs', host.certsDir];

export async function withPhotos(...marks: string[]): Promise<{ host: Host; owner: Caller; phone: Caller }> {
  const host = await Host.start();
  const owner = await ownerOf(host);
  const phone = await pairedDevice(host, owner, { access: 'browse', name: 'Anna' });
  for (const mark of marks) receiptOf(await send(phone, { name: `${mark}.jpg`, bytes: await photoBytes(mark) }));
  return { host, owner, phone };
}

export async function proveFolders(host: Host): Promise<number> {
  const lists = (await readdir(join(host.dataDir, 'library'), { recursive: true, withFileTypes: true })).filter(
    ({ name }) => name === 'SHA256SUMS',
  );
  for (const { parentPath } of lists) await run('sha256sum', ['--strict', '-c', 'SHA256SUMS'], { cwd: parentPath });
  return lists.length;
}

/** As a dying disk does: all but the first page. */
export async function flipPages(path: string): Promise<void> {
  const file = await open(path, 'r+');
  const { size } = await file.stat();
  await file.write(Buffer.alloc(size - 4096, 0xa5), 0, size - 4096, 4096);
  await file.close();
}

export const receiptsOf = (photos: readonly Photo[]) =>
  new Map(photos.map(({ sha256, id, path }) => [sha256, { id, path }]));

export function idOf(photo: Photo | undefined): Photo['id'] {
  if (photo === undefined) throw new Error('no such photo');
  return photo.id;
}
