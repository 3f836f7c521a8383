/** What a phone must load before it can send, where nothing is cached (as behind a certificate that was only clicked through). */
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { strangerAt } from '../cast/caller.ts';
import { Host } from '../cast/host.ts';
import { hostFetch } from '../cast/host-fetch.ts';

const mostBytes = 60_000;
/** Besides what the page itself names: the code of the screen that a paired phone opens with. */
const screen = ['sending', 'receipts'];

test('the first screen of a paired phone needs no more than 60 kB, gzipped', async () => {
  await using host = await Host.start();
  const { origin } = await strangerAt(host);
  const sizes = new Map<string, number>();
  const load = async (path: string): Promise<void> => {
    if (sizes.has(path)) return;
    sizes.set(path, 0);
    const answer = await hostFetch(new URL(path, origin).href);
    const bytes = Buffer.from(await answer.arrayBuffer());
    sizes.set(path, gzipSync(bytes).length);
    const text = bytes.toString();
    const named = text.matchAll(/(?:\bsrc|\brel="(?:stylesheet|modulepreload)"[^>]*? href)="(\/assets\/[^"]+)"/g);
    const imported = text.matchAll(/(?:\bfrom|\bimport)\s*["'`]\.\/([\w.-]+\.js)["'`]/g);
    const later = text.matchAll(/["'`](?:\.\/|assets\/)((\w+)-[\w-]+\.js)["'`]/g);
    const next = [
      ...[...(path === '/' ? named : [])].map(([, file = '']) => file),
      ...[...(path.endsWith('.js') ? imported : [])].map(([, file]) => `/assets/${file}`),
      ...[...(path.endsWith('.js') ? later : [])].flatMap(([, file, of = '']) =>
        screen.includes(of) ? `/assets/${file}` : [],
      ),
    ];
    for (const file of next) await load(file);
  };
  await load('/');
  const told = [...sizes].map(([path, bytes]) => `${bytes} ${path}`).join('\n');
  const sum = [...sizes.values()].reduce((all, bytes) => all + bytes, 0);
  process.stdout.write(`First paint: ${(sum / 1000).toFixed(1)} kB\n`);
  for (const part of screen) expect(told).toContain(`/${part}-`);
  expect(sum, told).toBeLessThanOrEqual(mostBytes);
});
