/** The places of photos in the catalog: which have no names yet, and where all of them are. */
import { setImmediate } from 'node:timers/promises';
import { type Expression, type Kysely, type SqlBool, sql } from 'kysely';
import type { DeviceId } from '../../../protocol/pairing.ts';
import type { PhotoId, Place } from '../../../protocol/photo.ts';
import type { PhotoPoints } from '../../../protocol/place-points.ts';
import type { CatalogTables } from '../catalog/catalog-tables.ts';
import { isSelective, matches, type Wanted } from '../catalog/photo-filter.ts';
import type { PlaceName } from './place-names.ts';

/** About a metre: a map draws no finer. */
const degreeDigits = 5;
const dayMs = 24 * 3_600_000;
const usualPhotosInStrip = 5_000;

export interface UnnamedPlace extends Place {
  readonly id: PhotoId;
}

export class PlaceRecords {
  readonly #db: Kysely<CatalogTables>;

  readonly #photosInStrip: number;

  constructor(db: Kysely<CatalogTables>, photosInStrip = usualPhotosInStrip) {
    this.#db = db;
    this.#photosInStrip = photosInStrip;
  }

  unnamed(limit: number): Promise<UnnamedPlace[]> {
    return (
      this.#db
        .selectFrom('photos')
        .select(['id', sql<number>`latitude`.as('latitude'), sql<number>`longitude`.as('longitude')])
        .where('latitude', 'is not', null)
        .where('country', 'is', null)
        // So that the index of just these is taken, and not the one of all that a map shows.
        .orderBy('id')
        .limit(limit)
        .execute()
    );
  }

  /** A place that belongs to no country is noted as such (''), and not asked after again. */
  async name(places: readonly UnnamedPlace[], names: readonly PlaceName[]): Promise<void> {
    await this.#db.transaction().execute(async (trx) => {
      for (const [index, { id }] of places.entries()) {
        const { city = null, country = null } = names[index] ?? {};
        await trx
          .updateTable('photos')
          .set({ city, country: country ?? '' })
          .where('id', '=', id)
          .execute();
      }
    });
  }

  /** Of every photo with a place, in no order. The movie of a Live Photo has none of its own where its still is here. */
  async points(wanted: Wanted, sentBy: DeviceId | null): Promise<PhotoPoints> {
    const found: Pick<PhotoPoints, 'ids' | 'latitudes' | 'longitudes' | 'days'> = {
      ids: [],
      latitudes: [],
      longitudes: [],
      days: [],
    };
    const names: (string | null)[] = [];
    // Either by the index of what is wanted, or by that of places, in strips that keep the host for a few milliseconds each.
    const strips = isSelective(wanted)
      ? [sql<boolean>`+latitude is not null`]
      : this.#strips(wanted.trashed === true ? 1 : 0);
    for await (const strip of strips) {
      const row = await this.#columns(strip, wanted, sentBy);
      append(found.ids, row.ids);
      append(found.latitudes, row.latitudes);
      append(found.longitudes, row.longitudes);
      append(found.days, row.days);
      append(names, row.names);
    }
    return { ...found, ...sharedNames(names) };
  }

  /** A column each in one row: so many rows would cost several times as much. */
  #columns(strip: Expression<SqlBool>, wanted: Wanted, sentBy: DeviceId | null) {
    return this.#db
      .selectFrom('photos')
      .select([
        sql<string>`json_group_array(photos.id)`.as('ids'),
        sql<string>`json_group_array(round(latitude, ${sql.lit(degreeDigits)}))`.as('latitudes'),
        sql<string>`json_group_array(round(longitude, ${sql.lit(degreeDigits)}))`.as('longitudes'),
        sql<string>`json_group_array(cast(floor(wall_ms / ${sql.lit(dayMs)}) as integer))`.as('days'),
        sql<string>`json_group_array(country || coalesce(city, ''))`.as('names'),
      ])
      .where(strip)
      .where('part_of', 'is', null)
      .where((eb) => matches(eb, wanted, sentBy))
      .executeTakeFirstOrThrow();
  }

  /** From pole to pole, each of about so many photos, with room for others between them. */
  async *#strips(trashed: 0 | 1): AsyncGenerator<Expression<SqlBool>> {
    for (let from = -90; ; ) {
      const next = await this.#db
        .selectFrom('photos')
        .select(sql<number>`latitude`.as('latitude'))
        .where('trashed', '=', sql.lit(trashed))
        .where('latitude', '>', from)
        .orderBy('latitude')
        .offset(this.#photosInStrip)
        .limit(1)
        .executeTakeFirst();
      yield next === undefined
        ? sql<boolean>`latitude >= ${from}`
        : sql<boolean>`latitude >= ${from} and latitude < ${next.latitude}`;
      if (next === undefined) return;
      from = next.latitude;
      await setImmediate();
    }
  }
}

/** `json` as the database has just written it. */
function append(to: unknown[], json: string): void {
  const values: unknown[] = JSON.parse(json);
  for (const value of values) to.push(value);
}

/** Each name once, of "ITRome", "IT", '' (a place in no country), and null (not known yet). */
function sharedNames(texts: readonly (string | null)[]): Pick<PhotoPoints, 'names' | 'unnamedCount'> {
  const values: PlaceName[] = [];
  const known = new Map<string, number>();
  let unnamedCount = 0;
  const of = texts.map((text) => {
    if (text === null) unnamedCount += 1;
    const key = text ?? '';
    const index = known.get(key) ?? values.length;
    if (index < values.length) return index;
    known.set(key, index);
    const [country, city] = [key.slice(0, 2), key.slice(2)];
    values.push({ country: country === '' ? null : country, city: city === '' ? null : city });
    return index;
  });
  return { names: { values, of }, unnamedCount };
}
