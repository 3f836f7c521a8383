/** Which formats are shown, and how: the table in README.md is what a host with and a host without ffmpeg really do. `-u` writes it there. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { HostStatusSchema } from '../../protocol/host.ts';
import { type Photo, type PhotoId, PhotoSchema } from '../../protocol/photo.ts';
import { PlayableSchema } from '../../protocol/playable.ts';
import { routes } from '../../protocol/routes.ts';
import { tileOf } from '../../protocol/tile.ts';
import { hasFfmpeg } from '../../server/library/ffmpeg.ts';
import { slideOf } from '../../web/lightbox/slide.ts';
import { type Caller, ownerOf, pairedDevice } from '../cast/caller.ts';
import { Host } from '../cast/host.ts';
import { receiptOf, send } from '../cast/tus.ts';
import { drawnEverywhere, movies, pictures, playedEverywhere, type Sample } from './format-samples.ts';

const readme = join(import.meta.dirname, '..', '..', 'README.md');
const [begin, end] = ['<!-- formats -->', '<!-- /formats -->'];
/** A host, and what it makes of the samples sent to it. */
class Shown implements AsyncDisposable {
  readonly #host: Host;
  readonly #owner: Caller;
  readonly #photos = new Map<string, Photo>();

  private constructor(host: Host, owner: Caller) {
    this.#host = host;
    this.#owner = owner;
  }

  static async of(samples: readonly Sample[], env: Record<string, string>): Promise<Shown> {
    const host = await Host.start({ env });
    const shown = new Shown(host, await ownerOf(host));
    await shown.#send(samples);
    return shown;
  }

  photo(name: string): Photo {
    const photo = this.#photos.get(name);
    if (photo === undefined) throw new Error(`${name} was not sent`);
    return photo;
  }

  async fullSizeOf(id: PhotoId): Promise<{ width: number; height: number }> {
    const answer = await this.#owner.call(routes.preview(id, 'full'));
    return await sharp(Buffer.from(await answer.arrayBuffer())).metadata();
  }

  async copyOf(id: PhotoId): Promise<string> {
    const ask = { method: 'POST', json: { make: false } };
    const answer = await this.#owner.ask(PlayableSchema, routes.playable(id), ask);
    return answer.state === 'cannot' ? answer.why : answer.state;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#host[Symbol.asyncDispose]();
  }

  async #send(samples: readonly Sample[]): Promise<void> {
    const phone = await pairedDevice(this.#host, this.#owner);
    const ids = await Promise.all(
      samples.map(async ({ name, bytes }) => receiptOf(await send(phone, { name, bytes: await bytes() })).photoId),
    );
    const pending = async () => (await this.#owner.ask(HostStatusSchema, routes.status)).pendingPreviews ?? 0;
    await vi.waitFor(
      async () => {
        const left = await pending();
        if (left > 0) throw new Error(`${left} previews are still being made`);
      },
      { timeout: 50_000, interval: 200 },
    );
    for (const [index, { name }] of samples.entries()) {
      const id = ids[index];
      if (id !== undefined) this.#photos.set(name, await this.#owner.ask(PhotoSchema, routes.photo(id)));
    }
  }
}

const isHere = await hasFfmpeg();
let withFfmpeg: Shown;
let without: Shown;
beforeAll(async () => {
  if (!isHere) return;
  [withFfmpeg, without] = await Promise.all([
    Shown.of([...pictures, ...movies], {}),
    Shown.of(movies, { PATH: join(import.meta.dirname, 'nothing-here') }),
  ]);
});
afterAll(async () => {
  await withFfmpeg?.[Symbol.asyncDispose]();
  await without?.[Symbol.asyncDispose]();
});

/** What stands on the wall, and in the full view. */
async function pictureWays({ row, name }: Sample): Promise<[string, string]> {
  const photo = withFfmpeg.photo(name);
  // As one that is larger than its preview, as photos are.
  const size = photo.width === null ? {} : { width: 4032, height: 3024 };
  const slide = slideOf({ ...tileOf(photo), ...size });
  const wall = photo.preview === 'ready' ? 'made by the laptop' : 'a tile that says what it is';
  if (slide.kind !== 'image') return [wall, 'what it is, and a download'];
  if (drawnEverywhere.has(row)) {
    const original = slide.sharper?.original?.url ?? slide.src;
    expect(original, `${name} is drawn by the browser itself`).toBe(routes.original(photo.id));
    return [wall, photo.isMoving ? 'to its real pixels, moving' : 'to its real pixels'];
  }
  expect(slide.sharper, name).toMatchObject({ full: routes.preview(photo.id, 'full') });
  const { width, height } = await withFfmpeg.fullSizeOf(photo.id);
  if (photo.width === null) return [wall, 'to the pixels of the picture inside, made by the laptop'];
  expect([width, height], `${name} in full size`).toEqual([photo.width, photo.height]);
  return [wall, 'to its real pixels, made by the laptop where the browser cannot'];
}

async function movieWays({ row, name }: Sample): Promise<[string, string]> {
  const [rich, poor] = [withFfmpeg.photo(name), without.photo(name)];
  const copies = [await withFfmpeg.copyOf(rich.id), await without.copyOf(poor.id)];
  expect([rich.preview, poor.preview, ...copies], name).toEqual(['ready', 'none', 'possible', 'no-maker']);
  const copy = 'else as a copy made by ffmpeg, or a download';
  return [
    'taken by ffmpeg, else by the phone that sends it',
    playedEverywhere.has(row) ? 'plays' : `plays where the browser can, ${copy}`,
  ];
}

async function formatsTable(): Promise<string> {
  const rows = new Map<string, string>();
  for (const sample of [...pictures, ...movies]) {
    const isMovie = movies.includes(sample);
    const ways = isMovie ? await movieWays(sample) : await pictureWays(sample);
    const cells = ways.join(' | ');
    expect(rows.get(sample.row) ?? cells, `${sample.name} is shown as the others of ${sample.row}`).toBe(cells);
    rows.set(sample.row, cells);
  }
  const lines = [...rows].map(([row, cells]) => `| ${row} | ${cells} |`);
  return ['| format | preview | full view |', '|---|---|---|', ...lines].join('\n');
}

// Without an ffmpeg half of the table cannot be known.
if (isHere) {
  test('the table of formats in the README is what the host does', async () => {
    const page = await readFile(readme, 'utf8');
    const [from, to] = [page.indexOf(begin), page.indexOf(end)];
    expect(from >= 0 && to > from, 'the README has a place for the table').toBe(true);
    const table = await formatsTable();
    const should = `${page.slice(0, from + begin.length)}\n${table}\n${page.slice(to)}`;
    await expect(should).toMatchFileSnapshot(readme);
  }, 60_000);
} else process.stdout.write('There is no ffmpeg, so the table of formats is left out here.\n');
