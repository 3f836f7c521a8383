/** What other programs do in the library's folders while the host runs, and what the host does there itself. */
import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'vitest';
import { OwnerStatusSchema } from '../../protocol/care.ts';
import { type Photo, PhotoPageSchema } from '../../protocol/photo.ts';
import { routes } from '../../protocol/routes.ts';
import { type Caller, ownerOf, pairedDevice } from '../cast/caller.ts';
import { Host } from '../cast/host.ts';
import { photoBytes } from '../cast/picture.ts';
import { receiptOf, send } from '../cast/tus.ts';

const soon = { timeout: 30_000, interval: 100 };

async function photosOf(owner: Caller): Promise<readonly Photo[]> {
  return (await owner.ask(PhotoPageSchema, `${routes.photos}?limit=100`)).photos;
}
const seen = async (owner: Caller): Promise<string[]> =>
  (await photosOf(owner)).map(({ path, condition }) => `${path.slice('library/'.length)} ${condition}`).toSorted();

test.concurrent('a photo that is put into the library, moved, changed and deleted is noticed each time', async ({
  expect,
}) => {
  await using host = await Host.start();
  const owner = await ownerOf(host);
  const at = (...path: string[]): string => join(host.dataDir, 'library', ...path);
  const bytes = await photoBytes('by hand');
  await mkdir(at('Scans'), { recursive: true });
  await writeFile(at('Scans', 'a.jpg'), bytes);
  await expect.poll(() => seen(owner), soon).toEqual(['Scans/a.jpg ok']);

  await rename(at('Scans'), at('Old scans'));
  await expect.poll(() => seen(owner), soon).toEqual(['Old scans/a.jpg ok']);
  const line = `${createHash('sha256').update(bytes).digest('hex')}  a.jpg\n`;
  await expect.poll(() => readFile(at('Old scans', 'SHA256SUMS'), 'utf8').catch(() => ''), soon).toBe(line);

  const other = Buffer.from(bytes);
  other[other.length - 1] = 0;
  await writeFile(at('Old scans', 'a.jpg'), other);
  await expect.poll(() => seen(owner), soon).toEqual(['Old scans/a.jpg changed']);
  await writeFile(at('Old scans', 'a.jpg'), bytes);
  await expect.poll(() => seen(owner), soon).toEqual(['Old scans/a.jpg ok']);

  await rm(at('Old scans', 'a.jpg'));
  await expect.poll(() => seen(owner), soon).toEqual(['Old scans/a.jpg missing']);
});

test.concurrent('the host’s own writes are not taken for others’: photos that are sent, dated, deleted and restored stay as they were', async ({
  expect,
}) => {
  await using host = await Host.start();
  const owner = await ownerOf(host);
  const phone = await pairedDevice(host, owner, { name: 'Phone' });
  const receipts = await Promise.all(
    ['a', 'b', 'c'].map(async (name) =>
      receiptOf(await send(phone, { name: `${name}.jpg`, bytes: await photoBytes(name) })),
    ),
  );
  const [a, b] = receipts.map(({ photoId }) => routes.photo(photoId));
  const taken = { local: '2001-02-03T04:05:06', offset: null };
  await owner.call(a ?? '', { method: 'PATCH', json: { taken } });
  await owner.call(b ?? '', { method: 'DELETE' });
  await owner.call(b ?? '', { method: 'PATCH', json: { trashed: false } });

  // Heard after all of that, and of a folder with what is no photo in it.
  const aside = join(host.folder, 'aside');
  await mkdir(join(aside, 'below'), { recursive: true });
  await writeFile(join(aside, 'below', 'late.jpg'), await photoBytes('late'));
  await writeFile(join(aside, 'notes.txt'), 'no photo');
  await cp(aside, join(host.dataDir, 'library', 'Put here'), { recursive: true });
  const month = (await photosOf(owner))
    .find(({ name }) => name === 'b.jpg')
    ?.path.split('/')
    .slice(1, 4)
    .join('/');
  await expect
    .poll(() => seen(owner), soon)
    .toEqual([`${month}/a.jpg ok`, `${month}/b.jpg ok`, `${month}/c.jpg ok`, 'Put here/below/late.jpg ok']);
  const care = async () => (await owner.ask(OwnerStatusSchema, routes.status)).care;
  await expect
    .poll(care, soon)
    .toMatchObject({ missingCount: 0, changedCount: 0, passedOver: [{ reason: 'no-photo' }] });
});
