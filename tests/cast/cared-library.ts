/** A library on a folder of its own whose files other hands may touch, opened anew for each test of a file. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { pino } from 'pino';
import { afterEach, beforeEach } from 'vitest';
import { Failure } from '../../protocol/failure.ts';
import { DeviceIdSchema } from '../../protocol/pairing.ts';
import { type Photo, type Sha256, Sha256Schema } from '../../protocol/photo.ts';
import { type OpenDatabase, openDatabase } from '../../server/database/database.ts';
import { type CatalogTables, catalogMigrations, Library } from '../../server/library/library.ts';

const run = promisify(execFile);
const phone = DeviceIdSchema.parse('phone');
/** The smallest GIF: enough to be a photo. */
const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/** A photo's bytes, other ones for each mark. */
export function bytesOf(mark: string): Buffer {
  return Buffer.concat([gif, Buffer.from(mark)]);
}

export function hashOf(mark: string): Sha256 {
  return Sha256Schema.parse(createHash('sha256').update(bytesOf(mark)).digest('hex'));
}

/** What an act fails with, or that all is well. */
export async function code(act: Promise<unknown>): Promise<string> {
  return act.then(
    () => 'well',
    (error: unknown) => (error instanceof Failure ? error.code : String(error)),
  );
}

export class CaredLibrary {
  isBusy = false;
  #dir = '';
  #db: OpenDatabase | null = null;
  #library: Library | null = null;

  /** Begins and ends with each test of the file that says so. */
  static forEachTest(): CaredLibrary {
    const cared = new CaredLibrary();
    beforeEach(async () => {
      cared.#dir = await mkdtemp(join(tmpdir(), 'landfall-care-'));
      await mkdir(join(cared.#dir, 'library'));
      await mkdir(join(cared.#dir, '.landfall'));
      cared.isBusy = false;
      await cared.open();
    });
    afterEach(async () => {
      await cared.close();
      await rm(cared.#dir, { recursive: true });
    });
    return cared;
  }

  /** The data directory. A test that moves it says where it is now. */
  get dir(): string {
    return this.#dir;
  }

  set dir(moved: string) {
    this.#dir = moved;
  }

  get library(): Library {
    if (this.#library === null) throw new Error('the library is closed');
    return this.#library;
  }

  get db(): OpenDatabase {
    if (this.#db === null) throw new Error('the library is closed');
    return this.#db;
  }

  async open(): Promise<void> {
    this.#db = await openDatabase(join(this.#dir, '.landfall', 'catalog.db'), catalogMigrations);
    this.#library = await Library.open({
      db: this.#db.tables<CatalogTables>(),
      dataDir: this.#dir,
      folderOf: (device) => device,
      ownerOfFolder: () => Promise.resolve(phone),
      nameOf: (device) => device,
      isLetIn: () => true,
      mayBrowse: () => true,
      announce: () => undefined,
      careChanged: () => undefined,
      isBusy: () => this.isBusy,
      log: pino({ level: 'silent' }),
    });
  }

  async close(): Promise<void> {
    await this.#library?.close();
    await this.#db?.close();
  }

  async reopen(): Promise<void> {
    await this.close();
    await this.open();
  }

  /** By hand, as a copy from another computer lands there. Answers its path. */
  async put(name: string, mark: string, folder = 'phone/2024/2024-06'): Promise<string> {
    await mkdir(join(this.#dir, 'library', folder), { recursive: true });
    await writeFile(join(this.#dir, 'library', folder, name), bytesOf(mark));
    return `library/${folder}/${name}`;
  }

  async photos(filter: { trashed?: boolean } = {}): Promise<readonly Photo[]> {
    return (await this.library.gallery.page({ limit: 100, ...filter }, null)).photos;
  }

  async photoAt(path: string): Promise<Photo | undefined> {
    return (await this.photos()).find((photo) => photo.path === path);
  }

  async kept(name: string, mark: string): Promise<Photo> {
    const path = await this.put(name, mark);
    await this.library.care.scan();
    const photo = await this.photoAt(path);
    if (photo === undefined) throw new Error(`${path} was not taken in`);
    return photo;
  }

  async conditions(): Promise<Record<string, Photo['condition']>> {
    return Object.fromEntries((await this.photos()).map(({ name, condition }) => [name, condition]));
  }

  /** Throws where a folder's list does not prove what lies in it. */
  async proveFolders(): Promise<void> {
    const files = await readdir(join(this.#dir, 'library'), { recursive: true, withFileTypes: true });
    for (const { parentPath } of files.filter(({ name }) => name === 'SHA256SUMS'))
      await run('sha256sum', ['--strict', '-c', 'SHA256SUMS'], { cwd: parentPath });
  }

  /** The lines of a folder's list. */
  async listed(folder = 'phone/2024/2024-06'): Promise<string[]> {
    return (await readFile(join(this.#dir, 'library', folder, 'SHA256SUMS'), 'utf8')).trim().split('\n').toSorted();
  }
}
