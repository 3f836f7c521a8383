/** The app's own files, as a phone loads them. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Host } from '../cast/host.ts';
import { hostFetch } from '../cast/host-fetch.ts';

let host: Host;
let origin: string;

beforeAll(async () => {
  host = await Host.start();
  origin = new URL((await host.launch()).httpsUrl).origin;
});
afterAll(() => host[Symbol.asyncDispose]());

async function sizeOf(path: string, encoding: string): Promise<number> {
  const answer = await hostFetch(`${origin}${path}`, { headers: { 'accept-encoding': encoding } });
  expect(answer.headers.get('content-encoding')).toBe(encoding === 'identity' ? null : encoding);
  return (await answer.arrayBuffer()).byteLength;
}

test('a browser that takes brotli loads less than one that takes gzip, and both far less than the file', async () => {
  const page = await (await hostFetch(`${origin}/`, { headers: { 'accept-encoding': 'identity' } })).text();
  const scripts = [...page.matchAll(/\/assets\/[\w.-]+\.js/g)].map(([path]) => path);
  expect(scripts).not.toHaveLength(0);
  for (const path of new Set(scripts)) {
    const [brotli, gzip, whole] = await Promise.all(
      ['br', 'gzip', 'identity'].map((encoding) => sizeOf(path, encoding)),
    );
    expect(brotli).toBeLessThan(gzip ?? 0);
    expect(gzip).toBeLessThan((whole ?? 0) / 2);
  }
});
