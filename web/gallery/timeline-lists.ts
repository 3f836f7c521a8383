/** What the timeline asks the host for: months as a filter leaves them, or an album in its owner's order. */
import { type AlbumId, AlbumIdSchema, AlbumSchema } from '../../protocol/album.ts';
import { type PhotoFilter, TimelineSchema } from '../../protocol/photo.ts';
import { routes } from '../../protocol/routes.ts';
import { type TileList, TileListSchema } from '../../protocol/tile.ts';
import type { Wire } from '../wire/wire.ts';
import { filterQuery } from './filter-query.ts';
import type { MonthCount } from './month.ts';
import { ownOrder } from './wall-source.ts';

/** Of photos upright and across: until the tiles themselves are here. */
const usualAspect = 1.2;

export class TimelineLists {
  readonly #wire: Pick<Wire, 'request'>;
  readonly #query: string;
  /** The album that is shown in its own order. */
  readonly #album: AlbumId | null;

  constructor(wire: Pick<Wire, 'request'>, filter: PhotoFilter, wantsOwnOrder: boolean) {
    this.#wire = wire;
    this.#query = filterQuery(filter);
    const { album, ...others } = filter;
    // Part of an album, as a search leaves it, is shown by months.
    const isWhole = Object.values(others).every((value) => value === undefined);
    this.#album = wantsOwnOrder && isWhole ? (AlbumIdSchema.safeParse(album).data ?? null) : null;
  }

  get isOwnOrder(): boolean {
    return this.#album !== null;
  }

  /** By key of the section. Rejects with `Failure`. */
  async counts(signal: AbortSignal): Promise<ReadonlyMap<string, MonthCount>> {
    if (this.#album !== null) {
      const { photoCount } = await this.#wire.request(AlbumSchema, routes.album(this.#album), { signal });
      return new Map([[ownOrder, { tiles: photoCount, aspects: photoCount * usualAspect }]]);
    }
    const { months } = await this.#wire.request(TimelineSchema, `${routes.timeline}${this.#query}`, { signal });
    return new Map(months.map((month) => [month.month, month]));
  }

  /** Rejects with `Failure`. */
  async tiles(key: string, signal?: AbortSignal): Promise<TileList> {
    const path = this.#album === null ? `${routes.month(key)}${this.#query}` : routes.albumTiles(this.#album);
    return await this.#wire.request(TileListSchema, path, signal === undefined ? {} : { signal });
  }
}
