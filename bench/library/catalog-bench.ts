/** A large library: how soon the host serves after a cold start, and how fast a page of the timeline is anywhere in it. */
import { PhotoPageSchema } from '../../protocol/photo.ts';
import { routes } from '../../protocol/routes.ts';
import type { Caller } from '../../tests/cast/caller.ts';
import { hostFetch } from '../../tests/cast/host-fetch.ts';
import { median, quantile } from '../quantile.ts';
import type { Stage } from '../stage.ts';
import { Wire } from '../upload/wire.ts';
import { hostWithPhotos } from './generated-catalog.ts';

const starts = 5;
const pages = 200;
const warmUps = 20;

/** Seconds from the start of the process until a device that was paired before has the first page of its photos. */
export async function coldStartBench(stage: Stage, count: number): Promise<number> {
  const { host, device } = await hostWithPhotos(stage, count);
  const seconds: number[] = [];
  for (let start = 0; start < starts; start++) {
    await host.stop();
    const began = performance.now();
    await host.start();
    const answer = await hostFetch(`${device.origin}${routes.photos}?limit=100`, { headers: authorizationOf(device) });
    const { photos } = PhotoPageSchema.parse(await answer.json());
    if (photos.length !== Math.min(100, count)) throw new Error(`${photos.length} photos on the first page`);
    seconds.push((performance.now() - began) / 1000);
  }
  await host.stop();
  return median(seconds) ?? Number.NaN;
}

export interface TimelineResult {
  readonly pageP95Ms: number;
  readonly monthsP95Ms: number;
}

/** Pages of 200 from all over the library, and the months that lay out its scrollbar, over one kept connection. */
export async function timelineBench(stage: Stage, count: number): Promise<TimelineResult> {
  const { host, device } = await hostWithPhotos(stage, count);
  const wire = new Wire(device.origin, 1);
  const get = async (path: string): Promise<{ body: string; milliseconds: number }> => {
    const began = performance.now();
    const { body } = await wire.send({ method: 'GET', path, headers: authorizationOf(device), bodyBytes: 0, body: [] });
    return { body, milliseconds: performance.now() - began };
  };
  const [onPage, onMonths] = [new Array<number>(), new Array<number>()];
  for (let page = 0; page < warmUps + pages; page++) {
    // A different place of the ten years each time, first the cursor and then the page after it.
    const day = new Date(Date.UTC(2026, 5, 3) - ((page * 0.618) % 1) * 9.5 * 365 * 86_400_000)
      .toISOString()
      .slice(0, 10);
    const first = PhotoPageSchema.parse(JSON.parse((await get(`${routes.photos}?to=${day}&limit=1`)).body));
    const after = await get(`${routes.photos}?limit=200&cursor=${encodeURIComponent(first.next ?? '')}`);
    if (PhotoPageSchema.parse(JSON.parse(after.body)).photos.length === 0) throw new Error(`no photos before ${day}`);
    const months = await get(routes.timeline);
    if (page < warmUps) continue;
    onPage.push(after.milliseconds);
    onMonths.push(months.milliseconds);
  }
  wire.close();
  await host.stop();
  return { pageP95Ms: quantile(onPage, 0.95), monthsP95Ms: quantile(onMonths, 0.95) };
}

function authorizationOf({ session }: Caller): { authorization: string } {
  return { authorization: `Bearer ${session?.accessToken ?? ''}` };
}
