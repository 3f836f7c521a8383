/** Real photos as a holiday would bring them, newest first. */
import { expect } from 'playwright/test';
import { HostStatusSchema } from '../../protocol/host.ts';
import { PhotoPageSchema } from '../../protocol/photo.ts';
import { routes } from '../../protocol/routes.ts';
import { ownerOf } from './caller.ts';
import type { Host } from './host.ts';
import { photoAt } from './photo-set.ts';
import { alreadyLanded } from './steps.ts';

/** With the dates that bring them together. */
const holiday = [
  ['formats/webp-denali.webp', '2026-06-21T17:40:00'],
  ['formats/avif-sunset.avif', '2026-06-20T21:52:00'],
  ['phone/galaxy-note5-gps.jpg', '2026-06-20T11:03:00'],
  ['phone/iphone7-portrait-rot.heic', '2026-06-19T15:20:00'],
  ['dates/zones/sydney_opera_house.jpg', '2026-06-18T22:10:00'],
  ['phone/iphone15pro.heic', '2026-06-17T14:22:00'],
  ['phone/samsung-m31-small.heic', '2026-05-31T16:05:00'],
  ['dates/zones/big_ben.jpg', '2026-05-30T12:45:00'],
  ['noexif/noexif-small.jpg', '2026-05-30T09:12:00'],
  ['pano/strip-8to1.jpg', '2026-05-29T18:33:00'],
  ['phone/htc-desire-gps.jpg', '2026-05-29T10:01:00'],
] as const;

/** Puts them into the library, dates them, and waits until their pictures are made. */
export async function takeHoliday(host: Host): Promise<void> {
  await alreadyLanded(
    host,
    holiday.map(([path]) => photoAt(path)),
  );
  const owner = await ownerOf(host);
  const { photos } = await owner.ask(PhotoPageSchema, routes.photos);
  for (const [path, local] of holiday) {
    const photo = photos.find(({ name }) => path.endsWith(`/${name}`));
    if (photo !== undefined)
      await owner.call(routes.photo(photo.id), { method: 'PATCH', json: { taken: { local, offset: null } } });
  }
  await expect
    .poll(async () => (await owner.ask(HostStatusSchema, routes.status)).pendingPreviews, { timeout: 60_000 })
    .toBe(0);
}
