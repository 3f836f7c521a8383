/** Names as people and cameras give them: shown as written, downloaded as written, and where nothing else says so, telling the date. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PhotoSchema } from '../../protocol/photo.ts';
import { routes } from '../../protocol/routes.ts';
import { type Caller, ownerOf, pairedDevice } from '../cast/caller.ts';
import { Host } from '../cast/host.ts';
import { photoSet } from '../cast/photo-set.ts';
import { photoBytes } from '../cast/picture.ts';
import { receiptOf, send } from '../cast/tus.ts';
import { expectedTaken, fallbackSources } from './expected-taken.ts';

let host: Host;
let phone: Caller;
beforeAll(async () => {
  host = await Host.start();
  phone = await pairedDevice(host, await ownerOf(host), { access: 'browse' });
});
afterAll(() => host[Symbol.asyncDispose]());

/** The name that a browser would save a download under (RFC 6266: `filename*` before `filename`). */
function downloadName(disposition: string): string {
  const extended = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  if (extended !== undefined) return decodeURIComponent(extended);
  return (
    /filename="((?:[^"\\]|\\.)*)"/.exec(disposition)?.[1] ??
    /filename=([^;]+)/.exec(disposition)?.[1] ??
    ''
  ).replaceAll(/\\(.)/g, '$1');
}

const named = photoSet().filter(({ path }) => path.startsWith('names/'));
test.each(named)('$name comes back as it was sent', async ({ name }) => {
  // Most of them hold the same picture: each gets bytes of its own here.
  const { photoId } = receiptOf(await send(phone, { name, bytes: await photoBytes(name) }));
  const photo = await phone.ask(PhotoSchema, routes.photo(photoId));
  expect(photo.name.trim()).toBe(name.trim());
  const download = await phone.call(`${routes.original(photoId)}?download`);
  expect(downloadName(download.headers.get('content-disposition') ?? '').trim()).toBe(name.trim());
});

const dated = photoSet().filter(({ path }) => path.startsWith('dates/from-filename/'));
test.each(dated)('$name is dated by its name, where that is a date', async (entry) => {
  const bytes = Buffer.concat([await readFile(entry.file), Buffer.from(entry.name)]);
  const { photoId } = receiptOf(await send(phone, { name: entry.name, bytes, lastModifiedMs: Date.UTC(2024, 0, 2) }));
  const { taken } = await phone.ask(PhotoSchema, routes.photo(photoId));
  const expected = expectedTaken(entry);
  expect(fallbackSources).toContain(taken.source);
  expect(taken.source === 'file-name').toBe(expected !== null);
  expect(expected === null || expected.some(({ local }) => taken.local.startsWith(local))).toBe(true);
});
