/** What the gallery costs at one size of library: over HTTP, in the owner's browser, and on the host. */
import { PhotoPageSchema } from '../../protocol/photo.ts';
import { routes } from '../../protocol/routes.ts';
import { hostFetch } from '../../tests/cast/host-fetch.ts';
import { hostWithPhotos } from '../library/generated-catalog.ts';
import { pidOf } from '../peers/landfall.ts';
import { memoryNow, peakMemory } from '../process-cost.ts';
import { median } from '../quantile.ts';
import type { Stage } from '../stage.ts';
import { type AskedGallery, askGallery } from './ask-gallery.ts';
import { type BrowsedGallery, browseGallery } from './browse-gallery.ts';

const starts = 3;

export interface GalleryResult {
  readonly photos: number;
  /** Until a device that was paired before has the first page of its photos. */
  readonly startSeconds: number;
  readonly asked: AskedGallery;
  readonly browsed: BrowsedGallery;
  /** Null where the system does not say. */
  readonly host: { readonly bytes: number | null; readonly peakBytes: number | null };
}

export async function galleryBench(stage: Stage, photos: number): Promise<GalleryResult> {
  console.log(`making a library of ${photos.toLocaleString('en-GB')} photos`);
  const { host, device } = await hostWithPhotos(stage, photos);
  const authorization = { authorization: `Bearer ${device.session?.accessToken ?? ''}` };
  const seconds: number[] = [];
  for (let start = 0; start < starts; start++) {
    await host.stop();
    const began = performance.now();
    await host.start();
    const answer = await hostFetch(`${device.origin}${routes.photos}?limit=100`, { headers: authorization });
    PhotoPageSchema.parse(await answer.json());
    seconds.push((performance.now() - began) / 1000);
  }
  console.log('asking it over HTTP');
  const asked = await askGallery(device.origin, authorization);
  console.log('looking at it in a browser');
  const browsed = await browseGallery(stage, host);
  const pid = pidOf(host);
  const result = {
    photos,
    startSeconds: median(seconds) ?? Number.NaN,
    asked,
    browsed,
    host: { bytes: memoryNow(pid), peakBytes: peakMemory(pid) },
  };
  await host[Symbol.asyncDispose]();
  return result;
}
