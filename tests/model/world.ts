/** Intake and library as they are, on a folder of their own: to be asked, stopped, started, and copied in the middle of anything. */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import type { DeviceId } from '../../protocol/pairing.ts';
import { type OpenDatabase, openDatabase } from '../../server/database/database.ts';
import { Intake, type IntakeTables, intakeMigrations } from '../../server/intake/intake.ts';
import { type CatalogTables, catalogMigrations, Library } from '../../server/library/library.ts';

export const phone = 'phone' as DeviceId;

interface Opened {
  readonly dir: string;
  readonly catalogDb: OpenDatabase;
  readonly hostDb: OpenDatabase;
  readonly library: Library;
  intake: Intake;
}

export class World implements AsyncDisposable {
  readonly #top: string;
  #opened: Opened;
  /** What a crash left behind ends in a folder that nobody looks at any more. */
  readonly #ending: Promise<void>[] = [];
  /** A host listens, and so its process goes on by itself. */
  readonly #alive = setInterval(() => undefined, 60_000);

  private constructor(top: string, opened: Opened) {
    this.#top = top;
    this.#opened = opened;
  }

  /** In a new folder below this one. */
  static async open(below: string): Promise<World> {
    const top = mkdtempSync(join(below, 'landfall-model-'));
    const dir = mkdtempSync(join(top, 'data-'));
    mkdirSync(join(dir, 'library'));
    mkdirSync(join(dir, '.landfall'));
    return new World(top, await open(dir));
  }

  get intake(): Intake {
    return this.#opened.intake;
  }

  get library(): Library {
    return this.#opened.library;
  }

  get dataDir(): string {
    return this.#opened.dir;
  }

  /** As a stop and a start: what is under way is saved first. */
  async startAgain(): Promise<void> {
    await this.#opened.intake.close();
    this.#opened.intake = await openIntake(this.#opened);
  }

  /** As kill -9 at this moment: only what is in the folder now is left. */
  async crash(): Promise<void> {
    const dir = mkdtempSync(join(this.#top, 'data-'));
    // Nothing else of this process runs while it copies, and so the databases are copied as they are.
    cpSync(this.#opened.dir, dir, { recursive: true, preserveTimestamps: true });
    const left = this.#opened;
    this.#ending.push(close(left).then(() => rmSync(left.dir, { recursive: true, force: true })));
    this.#opened = await open(dir);
  }

  /** Until `room`, nothing more can be written. Only on a disk of its own. */
  async fill(): Promise<void> {
    const filler = join(this.#top, 'filler');
    await writeFile(filler, Buffer.alloc(4096));
    for (let bytes = 2 ** 24; bytes >= 1; bytes = Math.floor(bytes / 16))
      while (
        await writeFile(filler, Buffer.alloc(bytes), { flag: 'a' }).then(
          () => true,
          () => false,
        )
      );
  }

  room(): void {
    rmSync(join(this.#top, 'filler'), { force: true });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.room();
    await Promise.all([close(this.#opened), ...this.#ending]);
    rmSync(this.#top, { recursive: true, force: true });
    clearInterval(this.#alive);
  }
}

async function open(dir: string): Promise<Opened> {
  const catalogDb = await openDatabase(join(dir, '.landfall', 'catalog.db'), catalogMigrations);
  const hostDb = await openDatabase(join(dir, '.landfall', 'host.db'), intakeMigrations);
  const library = await withoutFfmpeg(() =>
    Library.open({
      db: catalogDb.tables<CatalogTables>(),
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
    }),
  );
  const parts = { dir, catalogDb, hostDb, library };
  return { ...parts, intake: await openIntake(parts) };
}

/** Then no picture is made of a video, which is none of the model's business and most of its time. */
async function withoutFfmpeg<T>(act: () => Promise<T>): Promise<T> {
  const path = process.env['PATH'];
  process.env['PATH'] = '';
  try {
    return await act();
  } finally {
    process.env['PATH'] = path;
  }
}

function openIntake({ dir, hostDb, library }: Omit<Opened, 'intake'>): Promise<Intake> {
  return Intake.open({
    db: hostDb.tables<IntakeTables>(),
    partsDir: join(dir, '.landfall', 'incoming'),
    quarantineDir: join(dir, '.landfall', 'quarantine'),
    admit: (declaration) => library.admit(declaration),
    deliver: (file) => library.add(file),
    receiptFor: (sha256, sender) => library.receiptFor(sha256, sender),
  });
}

async function close({ intake, library, catalogDb, hostDb }: Opened): Promise<void> {
  await intake.close();
  await library.close();
  await catalogDb.close();
  await hostDb.close();
}
