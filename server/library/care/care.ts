/** Hides how the library is looked after: whether its disk is there, that catalog and folders say the same, that originals are as they were received. */
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import type { Care as CareStatus, LibraryPresence } from '../../../protocol/care.ts';
import { Failure } from '../../../protocol/failure.ts';
import type { CatalogTables } from '../catalog/catalog-tables.ts';
import type { CareParts } from './care-parts.ts';
import { CareRecords } from './care-records.ts';
import { LibraryMarker } from './library-marker.ts';
import { lookAt } from './look-at.ts';
import { Noticing } from './noticing.ts';
import { clearLongSetAside, countSetAside } from './quarantine.ts';
import { type Reconciled, reconcile } from './reconcile.ts';
import { provedForMs, Scrub } from './scrub.ts';

export interface CareOptions extends Omit<CareParts, 'records' | 'marker'> {
  readonly db: Kysely<CatalogTables>;
  readonly controlDir: string;
  /** While photos arrive nothing is read for its own sake. */
  readonly isBusy: () => boolean;
  /** Hears, once a second at the most, that the status is another one now. */
  readonly told: () => void;
  /** Hears that the disk is there again. */
  readonly isBack: () => void;
}

export type LibraryHealth = Omit<CareStatus, 'lastBackupAt' | 'backupProblem' | 'restored'>;

const lookEveryMs = 5000;
const tellEveryMs = 1000;
const tidyEveryMs = 24 * 3_600_000;
const listed = 100;
const sampledRows = 1000;

export class Care {
  readonly #options: CareOptions;
  readonly #parts: CareParts;
  readonly #scrub: Scrub;
  readonly #noticing: Noticing;
  readonly #stop = new AbortController();
  #presence: LibraryPresence = 'here';
  #scan: Reconciled | null = null;
  #scanning: { readonly isThorough: boolean; readonly ends: Promise<Reconciled> } | null = null;
  #looker: ReturnType<typeof setInterval> | undefined;
  #tidier: ReturnType<typeof setInterval> | undefined;
  #teller: ReturnType<typeof setTimeout> | undefined;
  #toldAtMs = 0;
  #hasBegun = false;

  constructor(options: CareOptions) {
    const records = new CareRecords(options.db);
    const { controlDir, originals } = options;
    this.#options = options;
    const marker = new LibraryMarker({
      libraryDir: originals.libraryDir,
      controlDir,
      hasPhotos: () => records.hasPhotos(),
    });
    this.#parts = { ...options, records, marker };
    this.#scrub = new Scrub(this.#parts, { isBusy: options.isBusy, progressed: () => this.#tell() });
    this.#noticing = new Noticing({
      libraryDir: originals.libraryDir,
      lookAt: (paths, signal) => this.#lookAt(paths, signal),
      compare: () => this.#compareUnseen(),
      log: options.log,
    });
  }

  get records(): CareRecords {
    return this.#parts.records;
  }

  /** How much is read again each day without being asked for; 0 for nothing. */
  set checkBytesPerDay(bytes: number) {
    this.#scrub.bytesPerDay = bytes;
  }

  /** Starts to look after the library, in the background. `isThorough` after anything but a good end. */
  begin({ isThorough }: { isThorough: boolean }): void {
    this.#looker = setInterval(() => void this.look(), lookEveryMs);
    this.#looker.unref();
    this.#tidy();
    this.#tidier = setInterval(() => this.#tidy(), tidyEveryMs);
    this.#tidier.unref();
    void this.#beginReading(isThorough);
  }

  /** Whether the library's disk is there, asked now. */
  async look(): Promise<LibraryPresence> {
    const before = this.#presence;
    this.#presence = await this.#parts.marker.presence().catch((error: unknown) => {
      this.#parts.log.warn({ error }, 'the library cannot be looked at');
      return 'away' as const;
    });
    if (this.#presence === before) return before;
    this.#tell();
    if (this.#presence === 'here') {
      this.#options.isBack();
      if (this.#hasBegun) void this.#noticing.begin();
      void this.#scanQuietly(false);
    }
    return this.#presence;
  }

  /** Throws `library-away`. To be asked before and after whatever puts files into the library or takes them out. */
  async need(): Promise<void> {
    try {
      await this.#parts.marker.need();
    } catch (error) {
      if (error instanceof Failure) void this.look();
      throw error;
    }
  }

  /** Makes the library's mark again where only that was lost, and its originals are there. */
  async findAgain(): Promise<void> {
    if ((await this.look()) === 'here') return;
    const { originals, marker } = this.#parts;
    for (const { path, size_bytes } of await this.records.rowsAfter('', sampledRows)) {
      if (!(await originals.has(originals.absolute(path), size_bytes))) continue;
      await marker.renew();
      await this.look();
      return;
    }
  }

  /** Compares the folders with the catalog, lists of checksums and all; one that is under way is waited for. Throws `library-away`. */
  async scan(progressed?: (progress: Reconciled) => void): Promise<Reconciled> {
    // The quick one of a start does less than what is asked for.
    if (this.#scanning?.isThorough === false) await this.#scanning.ends.catch(() => undefined);
    return this.#joinScan(true, progressed);
  }

  /** Begins to compare the folders with the catalog. Throws `library-away`. */
  async beginScan(): Promise<void> {
    await this.need();
    void this.#scanQuietly(true);
  }

  /** Begins to read every original again. Throws `library-away`. */
  async checkAll(): Promise<void> {
    await this.need();
    const { photoCount } = await this.records.counts(Date.now());
    this.#scrub.checkAll(photoCount);
  }

  async status(): Promise<LibraryHealth> {
    const { lastCheckAtMs, ...counts } = await this.records.counts(Date.now() - provedForMs);
    const [needsCare, passedOver, quarantine] = await Promise.all([
      this.records.needsCare(listed),
      this.records.passedOver(listed),
      countSetAside(this.#quarantineDir),
    ]);
    return {
      presence: this.#presence,
      scan: this.#scan === null ? null : { lookedAt: this.#scan.lookedAt, found: this.#scan.found },
      check: this.#scrub.progress,
      ...counts,
      lastCheckAt: lastCheckAtMs === null ? null : new Date(lastCheckAtMs).toISOString(),
      needsCare: needsCare.map(({ id, name, path, condition }) => ({ id, name, path, condition })),
      passedOver: passedOver.map(({ path, reason }) => ({ path, reason })),
      quarantine,
    };
  }

  async close(): Promise<void> {
    clearInterval(this.#looker);
    clearInterval(this.#tidier);
    clearTimeout(this.#teller);
    this.#stop.abort();
    await this.#noticing.close();
    await Promise.all([this.#scanning?.ends.catch(() => undefined), this.#scrub.close()]);
  }

  #joinScan(isThorough: boolean, progressed?: (progress: Reconciled) => void): Promise<Reconciled> {
    if (this.#scanning !== null) return this.#scanning.ends;
    const ends = this.#scanOnce(isThorough, progressed).finally(() => (this.#scanning = null));
    this.#scanning = { isThorough, ends };
    return ends;
  }

  async #scanOnce(isThorough: boolean, progressed?: (progress: Reconciled) => void): Promise<Reconciled> {
    const hear = (progress: Reconciled): void => {
      this.#scan = progress;
      progressed?.(progress);
      this.#tell();
    };
    hear({ lookedAt: 0, found: 0, passedOver: 0 });
    try {
      return await reconcile(this.#parts, { isThorough, progressed: hear, signal: this.#stop.signal });
    } finally {
      this.#scan = null;
      this.#tell();
    }
  }

  async #beginReading(isThorough: boolean): Promise<void> {
    const isHere = (await this.look()) === 'here';
    this.#hasBegun = true;
    // Before the folders are compared, so that nothing happens in between.
    if (isHere) await this.#noticing.begin();
    if (isHere) await this.#scanQuietly(isThorough);
    this.#scrub.begin();
  }

  async #scanQuietly(isThorough: boolean): Promise<void> {
    await this.#quietly(async () => void (await (isThorough ? this.scan() : this.#joinScan(false))));
  }

  async #quietly(compare: () => Promise<void>): Promise<void> {
    try {
      await compare();
    } catch (error) {
      if (error instanceof Failure) void this.look();
      else if (!this.#stop.signal.aborted) this.#parts.log.error({ error }, 'the folders could not be compared');
    }
  }

  /** Nobody asked for it, and so nobody is told how far it is. */
  async #compareUnseen(): Promise<void> {
    if (this.#scanning === null) {
      const ends = reconcile(this.#parts, { isThorough: false, looksAtSizes: true, signal: this.#stop.signal });
      this.#scanning = { isThorough: false, ends: ends.finally(() => (this.#scanning = null)) };
    }
    const { ends } = this.#scanning;
    await this.#quietly(async () => {
      await ends;
      this.#tell();
    });
  }

  async #lookAt(paths: readonly string[], signal: AbortSignal): Promise<void> {
    await this.#quietly(async () => {
      if ((await lookAt(this.#parts, paths, signal)) > 0) this.#tell();
    });
  }

  #tidy(): void {
    clearLongSetAside(this.#quarantineDir).catch((error: unknown) =>
      this.#parts.log.warn({ error }, 'the quarantine could not be tidied'),
    );
  }

  get #quarantineDir(): string {
    return join(this.#options.controlDir, 'quarantine');
  }

  #tell(): void {
    if (this.#teller !== undefined || this.#stop.signal.aborted) return;
    const waitMs = Math.max(0, this.#toldAtMs + tellEveryMs - Date.now());
    this.#teller = setTimeout(() => {
      this.#teller = undefined;
      this.#toldAtMs = Date.now();
      this.#options.told();
    }, waitMs);
    this.#teller.unref();
  }
}
