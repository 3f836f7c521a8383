/** Reads originals again and compares them with their checksums: slowly by itself, the longest unproved first, or all of them because the owner asks. */
import { setTimeout } from 'node:timers/promises';
import { Failure } from '../../../protocol/failure.ts';
import type { PhotoCondition, PhotoId } from '../../../protocol/photo.ts';
import { hashFile } from '../hash-file.ts';
import type { CareParts } from './care-parts.ts';
import type { KeptRow } from './care-records.ts';
import { conclude } from './conclude.ts';

export interface ScrubOptions {
  /** While it says so nothing is read: photos that arrive come first. */
  readonly isBusy: () => boolean;
  /** Hears that `progress` has changed. */
  readonly progressed: () => void;
}

export interface ScrubProgress {
  readonly isWaiting: boolean;
  readonly done: number;
  readonly total: number;
}

/** How long a proof is good for. */
export const provedForMs = 30 * 24 * 3_600_000;
const dayMs = 24 * 3_600_000;
const idleMs = 60_000;
const busyLookMs = 1000;
/** Proofs are written down together, since each commit waits for the disk. */
const provedAtOnce = 100;

export class Scrub {
  readonly #parts: CareParts;
  readonly #options: ScrubOptions;
  readonly #stop = new AbortController();
  /** Of the slow reading; 0 for none. */
  #bytesPerDay = 0;
  #isFullWanted = false;
  #full: ScrubProgress | null = null;
  #proved: PhotoId[] = [];
  /** Could not be read for a reason that is not theirs; tried again after the next start. */
  readonly #inVain = new Set<PhotoId>();
  #nudge: () => void = noop;
  #running: Promise<void> | null = null;

  constructor(parts: CareParts, options: ScrubOptions) {
    this.#parts = parts;
    this.#options = options;
  }

  set bytesPerDay(bytes: number) {
    this.#bytesPerDay = bytes;
    this.#nudge();
  }

  /** Of reading all of them; null while that is not asked for. */
  get progress(): ScrubProgress | null {
    return this.#full;
  }

  begin(): void {
    this.#running ??= this.#run();
  }

  /** Reads every original of the library again, however long ago it was proved. */
  checkAll(total: number): void {
    if (this.#full !== null) return;
    this.#isFullWanted = true;
    this.#full = { isWaiting: false, done: 0, total };
    this.#options.progressed();
    this.#nudge();
  }

  async close(): Promise<void> {
    this.#stop.abort();
    this.#nudge();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      try {
        const didSomething = this.#isFullWanted ? await this.#checkEverything() : await this.#checkSomeDue();
        if (!didSomething) await this.#idle();
      } catch (error) {
        if (signal.aborted) break;
        // The disk is gone, or the catalog cannot be written: it goes on when it can.
        if (!(error instanceof Failure)) this.#parts.log.warn({ error }, 'originals could not be checked');
        await this.#idle();
      }
    }
    await this.#writeDown().catch((error: unknown) => this.#parts.log.warn({ error }, 'proofs could not be kept'));
  }

  async #checkEverything(): Promise<boolean> {
    const { records, marker } = this.#parts;
    let last = '';
    let done = 0;
    for (;;) {
      await marker.need();
      const rows = await records.rowsAfter(last, provedAtOnce);
      for (const row of rows) {
        await this.#check(row, () => Promise.resolve());
        done += 1;
        this.#full = { isWaiting: false, done, total: Math.max(done, this.#full?.total ?? 0) };
        this.#options.progressed();
      }
      if (rows.length === 0) break;
      last = rows.at(-1)?.path ?? '';
    }
    await this.#writeDown();
    this.#isFullWanted = false;
    this.#full = null;
    this.#options.progressed();
    return true;
  }

  /** False when nothing is due. */
  async #checkSomeDue(): Promise<boolean> {
    if (this.#bytesPerDay === 0) return false;
    await this.#parts.marker.need();
    const rows = await this.#parts.records.due(Date.now() - provedForMs, provedAtOnce, this.#inVain);
    for (const row of rows) {
      await this.#check(row, (bytes) => this.#slowly(bytes));
      if (this.#isFullWanted) break;
    }
    await this.#writeDown();
    this.#options.progressed();
    return rows.length > 0;
  }

  async #check(row: KeptRow, pace: (bytes: number) => Promise<void>): Promise<void> {
    const { originals } = this.#parts;
    const { signal } = this.#stop;
    const whenFree = async (bytes: number): Promise<void> => {
      await pace(bytes);
      await this.#letOthersFirst();
    };
    await this.#letOthersFirst();
    const found = await verdictOf(originals.absolute(row.path), row, { pace: whenFree, signal });
    if (found === null) this.#inVain.add(row.id);
    if (found !== null && found !== row.condition)
      await conclude(this.#parts, row, found, () => verdictOf(originals.absolute(row.path), row, { signal }));
    if (found !== 'ok') return;
    this.#proved.push(row.id);
    if (this.#proved.length >= provedAtOnce) await this.#writeDown();
  }

  async #writeDown(): Promise<void> {
    const ids = this.#proved;
    this.#proved = [];
    await this.#parts.records.setProved(ids, Date.now());
  }

  /** An owner who wants all of them read now need not wait for the slow one. */
  async #slowly(bytes: number): Promise<void> {
    if (this.#isFullWanted || this.#bytesPerDay === 0) return;
    await setTimeout((bytes / this.#bytesPerDay) * dayMs, undefined, { signal: this.#stop.signal });
  }

  async #letOthersFirst(): Promise<void> {
    while (this.#options.isBusy()) {
      if (this.#full !== null && !this.#full.isWaiting) {
        this.#full = { ...this.#full, isWaiting: true };
        this.#options.progressed();
      }
      await setTimeout(busyLookMs, undefined, { signal: this.#stop.signal });
    }
  }

  async #idle(): Promise<void> {
    const woken = new AbortController();
    this.#nudge = () => woken.abort();
    if (!this.#stop.signal.aborted)
      await setTimeout(idleMs, undefined, { signal: woken.signal, ref: false }).catch(noop);
    this.#nudge = noop;
  }
}

/** null where the system would not let it be read, which says nothing of its bytes. A bad sector does. */
async function verdictOf(
  path: string,
  row: KeptRow,
  reading: { readonly pace?: (bytes: number) => Promise<void>; readonly signal: AbortSignal },
): Promise<PhotoCondition | null> {
  try {
    return (await hashFile(path, reading)) === row.sha256 ? 'ok' : 'changed';
  } catch (error) {
    reading.signal.throwIfAborted();
    const code = error instanceof Error && 'code' in error ? String(error.code) : null;
    if (code === null) throw error;
    if (code === 'ENOENT' || code === 'ENOTDIR') return 'missing';
    return code === 'EIO' ? 'changed' : null;
  }
}

function noop(): void {
  /* Nobody waits. */
}
