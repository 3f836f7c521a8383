import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Album } from '../../protocol/album.ts';
import { DeviceIdSchema } from '../../protocol/pairing.ts';
import { type PhotoFilter, type PhotoId, Sha256Schema } from '../../protocol/photo.ts';
import type { routes } from '../../protocol/routes.ts';
import { openDatabase } from '../database/database.ts';
import { type CatalogTables, catalogMigrations, Library } from './library.ts';

const phone = DeviceIdSchema.parse('phone');
const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
let dir: string;
let sqlite: Database.Database;
let library: Library;
let album: Album;
let photo: PhotoId;
/** How the database goes about each query that is run, a line for each table. */
const plans: string[] = [];

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'landfall-plans-'));
  await mkdir(join(dir, 'library'));
  await mkdir(join(dir, '.landfall'));
  const path = join(dir, 'catalog.db');
  await (await openDatabase(path, catalogMigrations)).close();
  sqlite = new Database(path);
  sqlite.pragma('foreign_keys = on');
  const watched = new Kysely<CatalogTables>({
    dialect: new SqliteDialect({ database: sqlite }),
    log: ({ query }) => {
      if (!/^\s*(?:select|insert|update|delete|with)\b/i.test(query.sql)) return;
      const explained = sqlite.prepare<unknown[], { detail: string }>(`explain query plan ${query.sql}`);
      plans.push(...explained.all(...query.parameters).map(({ detail }) => `${detail} <- ${query.sql.slice(0, 300)}`));
    },
  });
  library = await Library.open({
    // The same class, of the package's other build.
    db: watched as unknown as Parameters<typeof Library.open>[0]['db'],
    dataDir: dir,
    folderOf: (device) => device,
    ownerOfFolder: () => Promise.resolve(phone),
    nameOf: (device) => device,
    isLetIn: () => true,
    mayBrowse: () => true,
    announce: () => undefined,
    careChanged: () => undefined,
    isBusy: () => false,
    log: pino({ level: 'silent' }),
  });
  photo = await sent('one');
  album = await library.albums.create('Album', [photo]);
});
afterAll(async () => {
  await library.close();
  sqlite.close();
  await rm(dir, { recursive: true });
});

async function sent(mark: string): Promise<PhotoId> {
  const bytes = Buffer.concat([gif, Buffer.from(mark)]);
  const path = join(dir, `${mark}.part`);
  await writeFile(path, bytes);
  const { photoId } = await library.add({
    path,
    sizeBytes: bytes.length,
    sha256: Sha256Schema.parse(createHash('sha256').update(bytes).digest('hex')),
    deviceId: phone,
    name: `${mark}.gif`,
    lastModifiedMs: Date.UTC(2024, 5, 15),
    receivedAtMs: Date.now(),
    sendAgain: true,
    head: Buffer.alloc(0),
    settle: () => Promise.resolve(),
    date: (ms) => utimes(path, ms / 1000, ms / 1000),
  });
  return photoId;
}

const filters: readonly PhotoFilter[] = [
  {},
  { q: 'beach' },
  { q: 'paris november 2025' },
  { device: phone },
  { favourite: true, kind: 'video' },
  { from: '2024-01-01', to: '2024-12-31' },
  { camera: 'Pixel 7' },
  { country: 'IT', city: 'Rome' },
  { box: '5,40,15,50' },
  { trashed: true },
];
const each = async (act: (filter: PhotoFilter, viewer: typeof phone | null) => Promise<unknown>): Promise<void> => {
  for (const filter of [...filters, { album: album.id }]) for (const viewer of [null, phone]) await act(filter, viewer);
};

/** What each address of the interface asks of the catalog; a new one has to be given its line. `null`: nothing. */
const asks: Readonly<Record<keyof typeof routes, (() => Promise<unknown>) | null>> = {
  status: async () => [await library.status(), await library.care.status()],
  photos: () =>
    each(async (filter, viewer) => {
      const { next } = await library.gallery.page({ ...filter, limit: 1 }, viewer);
      if (next !== null) await library.gallery.page({ ...filter, limit: 1, cursor: next }, viewer);
    }),
  timeline: () => each((filter, viewer) => library.gallery.months(filter, viewer)),
  month: () => each((filter, viewer) => library.gallery.tilesOf('2024-06', filter, viewer)),
  search: () => each(({ q = 'phone june 2024' }, viewer) => library.gallery.understand(q, 'en', viewer)),
  places: () => each((filter, viewer) => library.gallery.points(filter, viewer)),
  known: () => library.known([Sha256Schema.parse('a'.repeat(64))], phone),
  photo: () =>
    library.change(photo, {
      favourite: true,
      description: 'At sea',
      taken: { local: '2024-06-16T10:00:00', offset: null },
    }),
  original: () => library.pictures.original(photo, phone),
  preview: () => library.pictures.preview(photo, '320', null).catch(() => null),
  poster: () => library.pictures.addPoster(photo, gif, null).catch(() => null),
  sidecar: () => library.sidecars.note(photo, { favourite: true, place: { latitude: 51.5, longitude: -0.12 } }),
  motion: () => library.pictures.motion(photo, null).catch(() => null),
  playable: () => library.pictures.playable(photo, null, false),
  reveal: () => library.pictures.original(photo, null),
  acts: async () => {
    await library.acts.do([photo], { kind: 'favourite', favourite: false });
    await library.acts.do([photo], { kind: 'shift', seconds: 3600 });
    const { positions } = await library.acts.do([photo], { kind: 'album-take', album: album.id });
    await library.acts.do([photo], { kind: 'album-add', album: album.id, positions });
    await library.acts.do([photo], { kind: 'trash' });
    await library.acts.do([photo], { kind: 'restore' });
  },
  albums: async () => [await library.albums.create('Another', [photo]), await library.albums.all()],
  album: () => library.albums.change(album.id, { name: 'New', cover: photo, move: { photos: [photo], before: null } }),
  albumTiles: () => library.gallery.albumTiles(album.id),
  albumRestore: async () => {
    await library.albums.remove(album.id);
    await library.albums.restore(album.id);
  },
  photoAlbums: () => library.albums.of(photo),
  trash: async () => {
    await library.remove(await sent('to be erased'));
    await library.trashBin.list();
    await library.trashBin.look();
    await library.trashBin.empty();
  },
  downloads: async () => [
    await library.downloads.ask({ photos: [photo] }, phone, phone),
    await library.downloads.ask({ album: album.id }, phone, null),
  ],
  download: async () =>
    library.downloads.open((await library.downloads.ask({ photos: [photo] }, phone, null)).id, phone),
  uploads: () => sent('uploaded'),
  // Counted in memory.
  devices: async () => library.countsOf(phone),
  // Hold every photo against its file, in the background, a thousand rows at a time.
  check: null,
  rescan: null,
  // Of other databases, or of none.
  openapi: null,
  activity: null,
  doctor: null,
  trust: null,
  authorityProfile: null,
  authorityFile: null,
  events: null,
  settings: null,
  ownerSession: null,
  invite: null,
  claim: null,
  claimState: null,
  pairingRequests: null,
  pairingRequest: null,
  refresh: null,
  recover: null,
  device: null,
  signOutAll: null,
  revoke: null,
};

/** Reads row after row of the whole table, or of an index that holds them all. Some indexes hold few photos alone. */
const scans =
  /^SCAN (?:photos|p|s|m|sendings|album_photos)\b(?! (?:VIRTUAL|USING (?:COVERING )?INDEX photos_(?:favourite|unnamed_place|condition)))/;
/** Goes through all of the library by its rows: a page does until it is full, and the trash is all that is asked for there. */
const walks = /^SEARCH photos USING INDEX \w+ \(trashed=\?\)/;

const mayWalk = new Set(['photos', 'trash']);

test.each(Object.entries(asks).flatMap(([name, ask]) => (ask === null ? [] : [{ name, ask }])))(
  'nothing that is asked at routes.$name reads all photos',
  async ({ name, ask }) => {
    plans.length = 0;
    await ask();
    expect(plans.filter((plan) => scans.test(plan))).toEqual([]);
    if (!mayWalk.has(name)) expect(plans.filter((plan) => walks.test(plan))).toEqual([]);
  },
);
