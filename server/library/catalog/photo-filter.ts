/** What is asked of the catalog, as conditions that an index answers. */
import { type ExpressionBuilder, sql } from 'kysely';
import type { DeviceId } from '../../../protocol/pairing.ts';
import type { PhotoFilter } from '../../../protocol/photo.ts';
import type { CatalogTables } from './catalog-tables.ts';

/** A filter whose `q` has been understood: `words` is what is left of it, to be looked for as text. */
export interface Wanted extends Omit<PhotoFilter, 'q' | 'language'> {
  readonly words?: readonly string[];
  /** Few photos hold those words: it is quicker to look them up than to walk through all. */
  readonly isRare?: boolean;
  /** What must hold besides. */
  readonly also?: Omit<Wanted, 'trashed'>;
}

type Eb = ExpressionBuilder<CatalogTables, 'photos'>;

const dayMs = 24 * 3_600_000;
/** Shorter ones have no three letters to be found by, and are looked for as beginnings of words. */
const trigram = 3;

/** Whether everything is wanted that lies in the library. */
export function isEverything({ also = {}, ...wanted }: Wanted, sentBy: DeviceId | null): boolean {
  const values = [...Object.values(wanted), ...Object.values(also)];
  return sentBy === null && values.every((value) => value === undefined || value === false || isEmpty(value));
}

/** `sentBy` leaves only what that device sent. `isShort`: only a short stretch of time is asked for, and so walked through. */
export function matches(
  eb: Eb,
  wanted: Wanted,
  sentBy: DeviceId | null,
  { isShort = false }: { isShort?: boolean } = {},
): ReturnType<Eb['and']> {
  const trashed = wanted.trashed === true ? 1 : 0;
  return eb.and([
    // With the plus no index is taken for its sake: every photo of the library has it.
    !isShort && isSelective(wanted) ? sql<boolean>`+trashed = ${sql.lit(trashed)}` : eb('trashed', '=', trashed),
    ...(sentBy === null ? [] : [sentByDevice(eb, sentBy)]),
    ...conditions(eb, wanted),
    ...(wanted.also === undefined ? [] : conditions(eb, wanted.also)),
  ]);
}

/** Whether an index leads to what is wanted, and past most of the rest. */
export function isSelective({ also, ...wanted }: Wanted): boolean {
  const { favourite, camera, country, city, album, isRare } = wanted;
  if (favourite === true || isRare === true) return true;
  const isNamed = [camera, country, city, album].some((name) => name !== undefined);
  return isNamed || (also !== undefined && isSelective(also));
}

function conditions(eb: Eb, wanted: Wanted) {
  const { album, box, words = [] } = wanted;
  return [
    ...(wanted.device === undefined ? [] : [sentByDevice(eb, wanted.device)]),
    ...(wanted.kind === undefined ? [] : [eb('kind', '=', wanted.kind)]),
    ...(wanted.favourite === undefined ? [] : [eb('favourite', '=', wanted.favourite ? sql.lit(1) : sql.lit(0))]),
    ...(wanted.from === undefined ? [] : [eb('wall_ms', '>=', dayStart(wanted.from))]),
    ...(wanted.to === undefined ? [] : [eb('wall_ms', '<', dayStart(wanted.to) + dayMs)]),
    ...(wanted.camera === undefined ? [] : [eb('camera', '=', wanted.camera)]),
    ...(wanted.country === undefined ? [] : [eb('country', '=', wanted.country)]),
    ...(wanted.city === undefined ? [] : [eb('city', '=', wanted.city)]),
    ...(box === undefined ? [] : [inBox(eb, box)]),
    ...(album === undefined
      ? []
      : [sql<boolean>`photos.id in (select photo_id from album_photos where album_id = ${album})`]),
    ...words.map(hasWord),
  ];
}

function sentByDevice(eb: Eb, device: DeviceId) {
  return eb('photos.id', 'in', eb.selectFrom('sendings').select('photo_id').where('device_id', '=', device));
}

/** Milliseconds, the wall clock as if it stood in UTC, as `wall_ms`. */
export function dayStart(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

/** A word as it is looked for in a full-text index: letters anywhere in a word, or the beginning of one. */
export function wordQuery(word: string): { readonly index: 'photo_words' | 'photo_letters'; readonly match: string } {
  // To the index a NUL is the end of the question, quotation mark and all.
  const quoted = `"${word.replaceAll('\0', ' ').replaceAll('"', '""')}"`;
  return Array.from(word).length < trigram
    ? { index: 'photo_words', match: `${quoted}*` }
    : { index: 'photo_letters', match: quoted };
}

function hasWord(word: string) {
  const { index, match } = wordQuery(word);
  return sql<boolean>`photos.rowid in (select rowid from ${sql.table(index)} where ${sql.ref(index)} match ${match})`;
}

function inBox(eb: Eb, box: string) {
  const [west = -180, south = -90, east = 180, north = 90] = box.split(',').map(Number);
  const between = west <= east ? eb.and([from(eb, west), until(eb, east)]) : eb.or([from(eb, west), until(eb, east)]);
  return eb.and([eb('latitude', '>=', south), eb('latitude', '<=', north), between]);
}

const from = (eb: Eb, west: number) => eb('longitude', '>=', west);
const until = (eb: Eb, east: number) => eb('longitude', '<=', east);

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
