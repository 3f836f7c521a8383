/** What an act needs of many photos at once: who they are, who belongs to them, and the changes that one commit makes to them. */
import type { Kysely } from 'kysely';
import type { DeviceId } from '../../../protocol/pairing.ts';
import type { PhotoId, Taken } from '../../../protocol/photo.ts';
import type { CatalogTables, PhotoRow } from './catalog-tables.ts';
import { takenOf } from './photo-row.ts';
import { redatedColumns } from './redated-columns.ts';

const columns = [
  'id',
  'kind',
  'path',
  'size_bytes',
  'taken_local',
  'month',
  'trashed',
  'live_photo_id',
  'movie_part',
] as const;
export type NamedRow = Pick<PhotoRow, (typeof columns)[number]>;

export interface Redated {
  readonly row: Pick<PhotoRow, 'id' | 'path' | 'trashed'>;
  readonly taken: Taken;
}

/** Well below what either database takes in one query. */
const idsAtOnce = 500;

export class ManyPhotos {
  readonly #db: Kysely<CatalogTables>;

  constructor(db: Kysely<CatalogTables>) {
    this.#db = db;
  }

  /** Those that are there, in the library or in the trash, in the order in which they were named. */
  async find(ids: readonly PhotoId[]): Promise<NamedRow[]> {
    const found = new Map<PhotoId, NamedRow>();
    for (const some of chunks(ids)) {
      const rows = await this.#db.selectFrom('photos').select(columns).where('id', 'in', some).execute();
      for (const row of rows) found.set(row.id, row);
    }
    return [...new Set(ids)].flatMap((id) => found.get(id) ?? []);
  }

  /**
   * The other halves of those that are halves of Live Photos, on the same side of the trash. A movie that a still needs which was
   * not named stays with that.
   */
  async halvesOf(named: readonly NamedRow[]): Promise<NamedRow[]> {
    const ids = new Set(named.map(({ id }) => id));
    const livePhotos = new Set(named.flatMap(({ live_photo_id }) => live_photo_id ?? []));
    const groups = new Map<string, NamedRow[]>();
    for (const some of chunks([...livePhotos])) {
      const rows = await this.#db.selectFrom('photos').select(columns).where('live_photo_id', 'in', some).execute();
      for (const row of rows) {
        const key = `${row.trashed} ${row.live_photo_id ?? ''}`;
        groups.set(key, [...(groups.get(key) ?? []), row]);
      }
    }
    const isNamed = ({ id }: NamedRow): boolean => ids.has(id);
    return [...groups.values()].flatMap((group) => {
      const isWhole =
        group.some((half) => half.kind === 'video' && isNamed(half)) ||
        group.every((half) => half.kind === 'video' || isNamed(half));
      return isWhole && group.some(isNamed) ? group.filter((half) => !isNamed(half)) : [];
    });
  }

  /** Which of these a device has sent. */
  async sentBy(device: DeviceId, ids: readonly PhotoId[]): Promise<Set<PhotoId>> {
    const sent = new Set<PhotoId>();
    for (const some of chunks(ids)) {
      const rows = await this.#db
        .selectFrom('sendings')
        .select('photo_id')
        .where('device_id', '=', device)
        .where('photo_id', 'in', some)
        .execute();
      for (const { photo_id } of rows) sent.add(photo_id);
    }
    return sent;
  }

  /** All that lie in the trash. */
  trashed(): Promise<NamedRow[]> {
    return this.#db.selectFrom('photos').select(columns).where('trashed', '=', 1).execute();
  }

  /** Those that came into the trash before that moment (ms since 1970). */
  trashedBefore(atMs: number): Promise<Pick<PhotoRow, 'id'>[]> {
    return this.#db
      .selectFrom('photos')
      .select('id')
      .where('trashed', '=', 1)
      .where('trashed_at', '<=', atMs)
      .execute();
  }

  /** Answers those that were not so before. */
  async setFavourite(ids: readonly PhotoId[], favourite: 0 | 1): Promise<PhotoId[]> {
    const rows = await this.#db
      .updateTable('photos')
      .set({ favourite })
      .where('id', 'in', ids)
      .where('favourite', '<>', favourite)
      .returning('id')
      .execute();
    return rows.map(({ id }) => id);
  }

  /** Gives each the date that `dateOf` says; one for which it says null keeps its own. */
  async redate(ids: readonly PhotoId[], dateOf: (taken: Taken) => Taken | null): Promise<Redated[]> {
    return this.#db.transaction().execute(async (trx) => {
      const rows = await trx.selectFrom('photos').selectAll().where('id', 'in', ids).execute();
      const redated: Redated[] = [];
      for (const row of rows) {
        const taken = dateOf(takenOf(row));
        if (taken === null) continue;
        await trx.updateTable('photos').set(redatedColumns(row, taken)).where('id', '=', row.id).execute();
        redated.push({ row, taken });
      }
      return redated;
    });
  }
}

function chunks<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / idsAtOnce) }, (_, index) =>
    all.slice(index * idsAtOnce, (index + 1) * idsAtOnce),
  );
}
