/** The library as it is, on a folder of its own, with tiny photos in it and what it announced. */
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { LiveEvent } from '../../protocol/live-event.ts';
import { type DeviceId, DeviceIdSchema } from '../../protocol/pairing.ts';
import { type Photo, type PhotoId, Sha256Schema } from '../../protocol/photo.ts';
import { type OpenDatabase, openDatabase } from '../../server/database/database.ts';
import { type CatalogTables, catalogMigrations, Library } from '../../server/library/library.ts';

export const phone: DeviceId = DeviceIdSchema.parse('phone');

/** The smallest GIF: enough to be a photo. */
const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

export class SmallLibrary implements AsyncDisposable {
  readonly dir: string;
  readonly library: Library;
  readonly events: LiveEvent[];
  readonly #db: OpenDatabase;
  #arrivals = 0;

  private constructor(dir: string, db: OpenDatabase, library: Library, events: LiveEvent[]) {
    this.dir = dir;
    this.#db = db;
    this.library = library;
    this.events = events;
  }

  static async open(): Promise<SmallLibrary> {
    const dir = await mkdtemp(join(tmpdir(), 'landfall-small-library-'));
    await mkdir(join(dir, 'library'));
    await mkdir(join(dir, '.landfall'));
    const db = await openDatabase(join(dir, '.landfall', 'catalog.db'), catalogMigrations);
    const events: LiveEvent[] = [];
    const library = await Library.open({
      db: db.tables<CatalogTables>(),
      dataDir: dir,
      folderOf: (device) => device,
      ownerOfFolder: () => Promise.resolve(phone),
      nameOf: (device) => device,
      isLetIn: () => true,
      mayBrowse: () => true,
      announce: (event) => void events.push(event),
      careChanged: () => undefined,
      isBusy: () => false,
      log: pino({ level: 'silent' }),
    });
    return new SmallLibrary(dir, db, library, events);
  }

  get tables() {
    return this.#db.tables<CatalogTables>();
  }

  /** `mark` makes its bytes its own; taken on the day of `at`. */
  async send(name: string, mark: string, at = Date.UTC(2024, 5, 15), deviceId = phone): Promise<PhotoId> {
    this.#arrivals += 1;
    const bytes = Buffer.concat([gif, Buffer.from(mark)]);
    const path = join(this.dir, `${this.#arrivals}.part`);
    await writeFile(path, bytes);
    const { photoId } = await this.library.add({
      path,
      sizeBytes: bytes.length,
      sha256: Sha256Schema.parse(createHash('sha256').update(bytes).digest('hex')),
      deviceId,
      name,
      lastModifiedMs: at,
      receivedAtMs: Date.now(),
      sendAgain: false,
      head: Buffer.alloc(0),
      settle: () => Promise.resolve(),
      date: (ms) => utimes(path, ms / 1000, ms / 1000),
    });
    await rm(path, { force: true });
    return photoId;
  }

  /** Makes a Live Photo of two photos, as far as the catalog goes. */
  async pair(still: PhotoId, movie: PhotoId): Promise<void> {
    await this.tables.updateTable('photos').set({ kind: 'video' }).where('id', '=', movie).execute();
    for (const id of [still, movie])
      await this.tables
        .updateTable('photos')
        .set({ live_photo_id: `live ${still}` })
        .where('id', '=', id)
        .execute();
  }

  find(id: PhotoId): Promise<Photo> {
    return this.library.find(id, null);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.library.close();
    await this.#db.close();
    await rm(this.dir, { recursive: true });
  }
}
