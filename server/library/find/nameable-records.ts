/** What the catalog has names for, read by hopping through its indexes from one name to the next: the cost grows with the names, not with the photos. */
import { type Kysely, sql } from 'kysely';
import type { DeviceId } from '../../../protocol/pairing.ts';
import type { CatalogTables } from '../catalog/catalog-tables.ts';
import { wordQuery } from '../catalog/photo-filter.ts';
import type { Nameable } from './names.ts';

/** To look up so many one by one takes some milliseconds. */
const fewPhotos = 2_000;

export interface KeptNames extends Omit<Nameable, 'devices'> {
  readonly devices: readonly DeviceId[];
}

const distinctCameras = sql<{ name: string }>`
  with recursive step (name) as (
    select min(camera) from photos where camera is not null
    union all select (select min(camera) from photos where camera > step.name) from step where name is not null
  ) select name from step where name is not null`;

const distinctDevices = sql<{ name: DeviceId }>`
  with recursive step (name) as (
    select min(device_id) from sendings
    union all select (select min(device_id) from sendings where device_id > step.name) from step where name is not null
  ) select name from step where name is not null`;

const distinctCountries = sql<{ country: string }>`
  with recursive step (country) as (
    select min(country) from photos where country > ''
    union all select (select min(country) from photos where country > step.country) from step where country is not null
  ) select country from step where country is not null`;

const distinctCities = sql<{ country: string; city: string }>`
  with recursive step (city, country) as (
    select city, country from (select city, country from photos where city is not null order by city, country limit 1)
    union all select photos.city, photos.country from step join photos on photos.rowid = (
      select rowid from photos where city is not null and (city, country) > (step.city, step.country)
        order by city, country limit 1)
  ) select city, country from step`;

export class NameableRecords {
  readonly #db: Kysely<CatalogTables>;
  #changes = -1;
  #names: KeptNames | null = null;

  constructor(db: Kysely<CatalogTables>) {
    this.#db = db;
  }

  /** The same object for as long as nothing was written. */
  async all(): Promise<KeptNames> {
    const changes = await this.#changesSoFar();
    if (this.#names !== null && changes === this.#changes) return this.#names;
    const [cameras, devices, countries, cities, albums] = await Promise.all([
      distinctCameras.execute(this.#db),
      distinctDevices.execute(this.#db),
      distinctCountries.execute(this.#db),
      distinctCities.execute(this.#db),
      this.#db.selectFrom('albums').select(['id', 'name']).orderBy('changed_at', 'desc').execute(),
    ]);
    this.#changes = changes;
    this.#names = {
      cameras: cameras.rows.map(({ name }) => name),
      devices: devices.rows.map(({ name }) => name),
      countries: countries.rows.map(({ country }) => country),
      cities: cities.rows,
      albums,
    };
    return this.#names;
  }

  /** Whether only a few photos hold all of these words. */
  async areRare(words: readonly string[]): Promise<boolean> {
    for (const word of words) {
      const { index, match } = wordQuery(word);
      const { rows } = await sql<{ count: number }>`
        select count(*) as count from (
          select 1 from ${sql.table(index)} where ${sql.ref(index)} match ${match} limit ${fewPhotos + 1})`.execute(
        this.#db,
      );
      if ((rows[0]?.count ?? 0) <= fewPhotos) return true;
    }
    return false;
  }

  /** The catalog has one connection, and so one count of changes. */
  async #changesSoFar(): Promise<number> {
    const { rows } = await sql<{ changes: number }>`select total_changes() as changes`.execute(this.#db);
    return rows[0]?.changes ?? -1;
  }
}
