/** A gallery's questions over one kept connection, as an app asks them: how long each takes anywhere in the library. */
import { PhotoPageSchema, TimelineSchema } from '../../protocol/photo.ts';
import { routes } from '../../protocol/routes.ts';
import { UnderstoodSchema } from '../../protocol/search.ts';
import { quantile } from '../quantile.ts';
import { Wire } from '../upload/wire.ts';

export interface Quantiles {
  readonly p50Ms: number;
  readonly p95Ms: number;
}

export interface AskedGallery {
  /** 200 photos, from all over the library. */
  readonly page: Quantiles;
  /** The tiles of a month. */
  readonly month: Quantiles;
  /** What lays out the scrollbar. */
  readonly months: Quantiles;
  /** What is understood of what was typed, and the first page of what it finds. */
  readonly search: Quantiles;
  /** Points of the map. */
  readonly places: Quantiles;
}

const rounds = 60;
const warmUps = 5;
const searches = [
  'november 2020',
  'summer 2019 paris',
  'iphone 13',
  'beach',
  'img_0042',
  'videos in rome',
  'favourites 2022',
  'children sydney 2018',
  'nothing of the kind',
];

export async function askGallery(origin: string, headers: Record<string, string>): Promise<AskedGallery> {
  const wire = new Wire(origin, 1);
  const [page, month, months] = [new Times(), new Times(), new Times()];
  const [search, places] = [new Times(), new Times()];
  const ask = async (path: string): Promise<unknown> =>
    JSON.parse((await wire.send({ method: 'GET', path, headers, bodyBytes: 0, body: [] })).body);
  const timeline = TimelineSchema.parse(await ask(routes.timeline)).months;
  for (let round = 0; round < warmUps + rounds; round++) {
    // A different place of the library each time.
    const { month: here = '' } = timeline[Math.floor(((round * 0.618) % 1) * timeline.length)] ?? {};
    const first = PhotoPageSchema.parse(await ask(`${routes.photos}?to=${here}-15&limit=1`));
    const after = encodeURIComponent(first.next ?? '');
    await page.of(() => ask(`${routes.photos}?limit=200&cursor=${after}`));
    await month.of(() => ask(routes.month(here)));
    await months.of(() => ask(routes.timeline));
    await search.of(async () => {
      const typed = encodeURIComponent(searches[round % searches.length] ?? '');
      UnderstoodSchema.parse(await ask(`${routes.search}?q=${typed}`));
      await ask(`${routes.photos}?limit=200&q=${typed}`);
    });
    if (round % 4 === 0) await places.of(() => ask(routes.places));
  }
  wire.close();
  return {
    page: page.quantiles,
    month: month.quantiles,
    months: months.quantiles,
    search: search.quantiles,
    places: places.quantiles,
  };
}

/** How long one kind of question took, without the first few. */
class Times {
  readonly #allMs: number[] = [];

  async of(act: () => Promise<unknown>): Promise<void> {
    const began = performance.now();
    await act();
    this.#allMs.push(performance.now() - began);
  }

  get quantiles(): Quantiles {
    const warm = this.#allMs.slice(warmUps);
    return { p50Ms: quantile(warm, 0.5), p95Ms: quantile(warm, 0.95) };
  }
}
