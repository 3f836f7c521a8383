/** The tiles of a month or an album: a few columns of many rows. */
import { type Kysely, sql } from 'kysely';
import type { AlbumId } from '../../../protocol/album.ts';
import type { DeviceId } from '../../../protocol/pairing.ts';
import type { Tile } from '../../../protocol/tile.ts';
import type { CatalogTables, PhotoRow } from './catalog-tables.ts';
import { dayStart, matches, type Wanted } from './photo-filter.ts';

const columns = [
  'photos.id',
  'kind',
  'mime_type',
  'name',
  'taken_local',
  'size_bytes',
  'width',
  'height',
  'duration_ms',
  'thumbhash',
  'preview',
  'favourite',
  'movie_part',
  'motion_bytes',
  'animated',
] as const;
type TileRow = Pick<PhotoRow, 'id' | Exclude<(typeof columns)[number], 'photos.id'>> & { devices: string | null };

/** Device ids hold no commas. */
const devices = sql<string | null>`(
  select group_concat(device_id, ',') from (select device_id from sendings where photo_id = photos.id order by received_at))`;

/** `month` is `2025-11`; newest first. */
export async function tilesOfMonth(
  db: Kysely<CatalogTables>,
  month: string,
  wanted: Wanted,
  sentBy: DeviceId | null,
): Promise<Tile[]> {
  const rows = await db
    .selectFrom('photos')
    .select([...columns, devices.as('devices')])
    .where((eb) => matches(eb, wanted, sentBy, { isShort: true }))
    .where('part_of', 'is', null)
    // Said by the order's own column, so that its index is taken.
    .where('wall_ms', '>=', dayStart(`${month}-01`))
    .where('wall_ms', '<', dayStart(`${nextMonth(month)}-01`))
    .orderBy('wall_ms', 'desc')
    .orderBy('instant_ms', 'desc')
    .orderBy('photos.id', 'desc')
    .execute();
  return rows.map((row) => tile(row, sentBy));
}

/** In the order that the album's owner gave it, or newest first. */
export async function tilesOfAlbum(db: Kysely<CatalogTables>, album: AlbumId, isOwnOrder: boolean): Promise<Tile[]> {
  const query = db
    .selectFrom('album_photos')
    .innerJoin('photos', 'photos.id', 'album_photos.photo_id')
    .select([...columns, devices.as('devices')])
    .where('album_id', '=', album)
    .where('trashed', '=', 0)
    .where('part_of', 'is', null);
  const rows = isOwnOrder
    ? await query.orderBy('position').orderBy('photo_id').execute()
    : await query.orderBy('wall_ms', 'desc').orderBy('instant_ms', 'desc').orderBy('photos.id', 'desc').execute();
  return rows.map((row) => tile(row, null));
}

/** What lies in the trash, the one that was removed last first; of a Live Photo its still alone. */
export async function tilesOfTrash(db: Kysely<CatalogTables>): Promise<{ tile: Tile; trashedAtMs: number }[]> {
  const rows = await db
    .selectFrom('photos')
    .select([...columns, devices.as('devices'), 'trashed_at'])
    .where('trashed', '=', 1)
    // The halves are named to each other only in the library.
    .where(
      sql<boolean>`not (kind = 'video' and live_photo_id is not null and exists (
        select 1 from photos s where s.live_photo_id = photos.live_photo_id and s.kind = 'image' and s.trashed = 1))`,
    )
    .orderBy('trashed_at', 'desc')
    .orderBy('wall_ms', 'desc')
    .orderBy('photos.id', 'desc')
    .execute();
  return rows.map(({ trashed_at, ...row }) => ({ tile: tile(row, null), trashedAtMs: trashed_at ?? 0 }));
}

function tile(row: TileRow, sentBy: DeviceId | null): Tile {
  return {
    id: row.id,
    kind: row.kind,
    mimeType: row.mime_type,
    name: row.name,
    local: row.taken_local,
    sizeBytes: row.size_bytes,
    width: row.width,
    height: row.height,
    durationMs: row.duration_ms,
    thumbhash: row.thumbhash,
    preview: row.preview,
    favourite: row.favourite === 1,
    isMoving: isMoving(row),
    devices: (row.devices ?? '')
      .split(',')
      .filter(isDevice)
      .filter((id) => sentBy === null || id === sentBy),
  };
}

export function isMoving({
  movie_part,
  motion_bytes,
  animated,
}: Pick<PhotoRow, 'movie_part' | 'motion_bytes' | 'animated'>): boolean {
  return movie_part !== null || motion_bytes !== null || animated === 1;
}

function isDevice(id: string): id is DeviceId {
  return id !== '';
}

function nextMonth(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return number === 12
    ? `${String(year + 1).padStart(4, '0')}-01`
    : `${month.slice(0, 5)}${String(number + 1).padStart(2, '0')}`;
}
