/** A catalog of very many photos, made of one real one: rows with ids, hashes, names and dates of their own. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { PhotoIdSchema } from '../../protocol/photo.ts';
import { type Caller, ownerOf, pairedDevice } from '../../tests/cast/caller.ts';
import type { Host } from '../../tests/cast/host.ts';
import { receiptOf, send } from '../../tests/cast/tus.ts';
import { previewsMade, startHost } from '../peers/landfall.ts';
import type { Stage } from '../stage.ts';
import { somePhoto } from '../upload/sent-file.ts';
import { type NamedPhoto, shareFiles } from './shared-files.ts';

const NamedSchema = z.object({ id: PhotoIdSchema, path: z.string() });
const ColumnsSchema = z.array(z.object({ name: z.string() }));
/** Ten years of photos end here. */
const latestMs = Date.UTC(2026, 5, 3);
const spanMs = 10 * 365 * 86_400_000;

/** A third was taken in one of a few cities. */
const cities: readonly (readonly [city: string, country: string, latitude: number, longitude: number])[] = [
  ['Paris', 'FR', 48.86, 2.35],
  ['Rome', 'IT', 41.9, 12.48],
  ['Sydney', 'AU', -33.87, 151.21],
  ['London', 'GB', 51.51, -0.13],
  ['Reykjavík', 'IS', 64.15, -21.94],
];
const chosen = `CASE WHEN n % 3 > 0 THEN null ELSE n / 3 % ${cities.length} END`;
const ofCity = (column: 0 | 1 | 2 | 3): string =>
  `CASE ${chosen} ${cities.map((city, index) => `WHEN ${index} THEN ${JSON.stringify(city[column]).replaceAll('"', "'")}`).join(' ')} END`;
const places = {
  city: ofCity(0),
  country: ofCity(1),
  // Some hundred metres apart, as people walk.
  latitude: `${ofCity(2)} + n % 97 / 1000.0`,
  longitude: `${ofCity(3)} + n % 89 / 1000.0`,
};

export interface GeneratedHost {
  /** Running. */
  readonly host: Host;
  /** A device that may see the library. */
  readonly device: Caller;
}

/** A host whose library holds so many photos, all with the same original and the same small picture. */
export async function hostWithPhotos(stage: Stage, count: number): Promise<GeneratedHost> {
  const host = await startHost(stage);
  const owner = await ownerOf(host);
  const device = await pairedDevice(host, owner, { access: 'browse' });
  const photo = somePhoto(30_000);
  receiptOf(await send(device, { name: photo.name, bytes: Buffer.concat([...photo.pieces(0, photo.sizeBytes)]) }));
  await previewsMade(owner);
  await host.stop();
  await multiply(host.dataDir, count - 1);
  await host.start();
  return { host, device };
}

/** Columns that are not named here are those of the photo that is there. */
async function multiply(dataDir: string, count: number): Promise<void> {
  const db = new Database(join(dataDir, '.landfall', 'catalog.db'));
  const model = NamedSchema.parse(db.prepare('SELECT id, path FROM photos').get());
  const folder = model.path.split('/').slice(0, 2).join('/');
  const own: Record<string, string> = {
    id: "'bench-' || n",
    sha256: "printf('%064x', n)",
    path: `${quoted(folder)} || strftime('/%Y/%Y-%m/', at / 1000, 'unixepoch') || 'bench-' || n || '.jpg'`,
    // What was read again just now is not due for a while.
    checked_at: `${Date.now()}`,
    name: "printf('IMG_%04d.jpg', n % 10000)",
    kind: "iif(n % 20 = 0, 'video', 'image')",
    mime_type: "iif(n % 20 = 0, 'video/mp4', 'image/jpeg')",
    duration_ms: 'iif(n % 20 = 0, 12000, null)',
    width: 'iif(n % 5 = 0, 3024, 4032)',
    height: 'CASE n % 5 WHEN 0 THEN 4032 WHEN 1 THEN 2268 ELSE 3024 END',
    camera: "CASE n % 4 WHEN 0 THEN 'iPhone 13' WHEN 1 THEN 'Pixel 7' WHEN 2 THEN 'SM-A515F' ELSE 'Canon EOS R5' END",
    ...places,
    favourite: '(n % 100 = 0)',
    description: "iif(n % 50 = 0, 'At the beach with the children', '')",
    wall_ms: 'at',
    instant_ms: 'at',
    taken_local: "strftime('%Y-%m-%dT%H:%M:%S', at / 1000, 'unixepoch')",
    month: "strftime('%Y-%m', at / 1000, 'unixepoch')",
  };
  const copy = (table: string, ids: Record<string, string>): string => {
    const names = ColumnsSchema.parse(db.pragma(`table_info(${table})`)).map(({ name }) => name);
    return `INSERT INTO ${table} (${names.join(', ')}) SELECT ${names.map((name) => ids[name] ?? name).join(', ')} FROM series, model`;
  };
  const series = `WITH RECURSIVE counted(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < ${count}),
    series AS (SELECT n, ${latestMs} - CAST(${spanMs} * (n * 1.0 / ${count}) / 1000 AS INTEGER) * 1000 AS at FROM counted)`;
  db.transaction(() => {
    db.exec(`${series}, model AS (SELECT * FROM photos LIMIT 1) ${copy('photos', own)}`);
    db.exec(`${series}, model AS (SELECT * FROM sendings LIMIT 1) ${copy('sendings', { photo_id: "'bench-' || n" })}`);
  })();
  await shareFiles(dataDir, model, named(db));
  db.close();
}

function* named(db: Database.Database): Generator<NamedPhoto> {
  for (const row of db.prepare("SELECT id, path FROM photos WHERE id LIKE 'bench-%'").iterate())
    yield NamedSchema.parse(row);
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
