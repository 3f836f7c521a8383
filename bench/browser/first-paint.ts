/** What a page has to load before it paints anything. */
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright';
import { z } from 'zod';
import { hostFetch } from '../../tests/cast/host-fetch.ts';
import type { Stage } from '../stage.ts';
import type { PagePeer } from './page-peer.ts';
import { Phone } from './phone.ts';

export interface FirstPaint {
  /** Gzipped bytes of everything that was asked for before the first contentful paint, whether the server packs it or not. */
  readonly firstVisitBytes: number;
  /** The same when the phone is let in already: the page that people send from. */
  readonly sendPageBytes: number;
}

export async function firstPaint(stage: Stage, peer: PagePeer): Promise<FirstPaint> {
  await using visitor = await Phone.open(stage);
  const firstVisitBytes = await bytesToPaint(visitor.page, await peer.front());
  await using phone = await Phone.open(stage);
  await peer.enter(phone.page, peer.origin());
  return { firstVisitBytes, sendPageBytes: await bytesToPaint(phone.page, `${peer.origin()}/`) };
}

async function bytesToPaint(page: Page, url: string): Promise<number> {
  await page.goto(url);
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
  const urls = await page.evaluate(() => {
    const paint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0;
    const entries = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
    return entries.filter(({ startTime }) => startTime < paint).map(({ name }) => name);
  });
  let bytes = 0;
  for (const one of new Set(z.array(z.url()).parse(urls))) bytes += await gzippedBytes(one);
  return bytes;
}

async function gzippedBytes(url: string): Promise<number> {
  const answer = await hostFetch(url, { headers: { 'accept-encoding': 'gzip' } });
  if (!answer.ok) return 0;
  const body = Buffer.from(await answer.arrayBuffer());
  return answer.headers.get('content-encoding') === 'gzip' ? body.length : Math.min(body.length, gzipSync(body).length);
}
