/** A catalog of very many photos, made of one real one: rows with ids, hashes, names and dates of their own. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { type Caller, ownerOf, pairedDevice } from '../../tests/cast/caller.ts';
import type { Host } from '../../tests/cast/host.ts';
import { receiptOf, send } from '../../tests/cast/tus.ts';
import { previewsMade, startHost } from '../peers/landfall.ts';
import type { Stage } from '../stage.ts';
import { somePhoto } from '../upload/sent-file.ts';

const ColumnsSchema = z.array(z.object({ name: z.string() }));
/** Ten years of photos end here. */
const latestMs = Date.UTC(2026, 5, 3);
const spanMs = 10 * 365 * 86_400_000;

export interface GeneratedHost {
  /** Running. */
  readonly host: Host;
  /** A device that may see the library. */
  readonly device: Caller;
}

/** A host whose library says that it holds so many photos. Their originals are not there. */
export async function hostWithPhotos(stage: Stage, count: number): Promise<GeneratedHost> {
  const host = await startHost(stage);
  const owner = await ownerOf(host);
  const device = await pairedDevice(host, owner, { access: 'browse' });
  const photo = somePhoto(30_000);
  receiptOf(await send(device, { name: photo.name, bytes: Buffer.concat([...photo.pieces(0, photo.sizeBytes)]) }));
  await previewsMade(owner);
  await host.stop();
  multiply(join(host.dataDir, '.landfall', 'catalog.db'), count - 1);
  await host.start();
  return { host, device };
}

/** Columns that are not named here are those of the photo that is there. */
function multiply(file: string, count: number): void {
  const db = new Database(file);
  const own: Record<string, string> = {
    id: "'bench-' || n",
    sha256: "printf('%064x', n)",
    path: "replace(path, name, 'bench-' || n || '.jpg')",
    name: "'bench-' || n || '.jpg'",
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
  db.close();
}
