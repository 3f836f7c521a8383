/** Hides how photos that were taken in by an older Landfall get the facts that it did not read: in the background, a few at a time. */
import { setTimeout } from 'node:timers/promises';
import type { Logger } from 'pino';
import { Failure } from '../../../protocol/failure.ts';
import type { PhotoId } from '../../../protocol/photo.ts';
import type { Identifier } from '../identify/identify.ts';
import type { NewFacts, OldFacts, OldRow } from './old-facts.ts';

export { OldFacts } from './old-facts.ts';

export interface ReadAgainOptions {
  readonly records: OldFacts;
  readonly identifier: Identifier;
  /** Where the bytes are (absolute path). */
  readonly find: (row: OldRow) => string;
  /** While photos arrive nothing is read for its own sake. */
  readonly isBusy: () => boolean;
  /** Hears of each that is known better now. */
  readonly changed: (id: PhotoId) => Promise<unknown>;
  readonly log: Logger;
}

/** What one commit holds; a start that is ended reads no more than these a second time. */
const atOnce = 50;
const busyLookMs = 250;

export class ReadAgain {
  readonly #options: ReadAgainOptions;
  readonly #stop = new AbortController();
  #running: Promise<void> | null = null;

  constructor(options: ReadAgainOptions) {
    this.#options = options;
  }

  /** To be told at the start, and when the library's disk is back. Resolves when all that is there was read; never rejects. */
  look(): Promise<void> {
    this.#running ??= this.#run();
    return this.#running;
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    try {
      await this.#readAll(signal);
    } catch (error) {
      // The rest is read after the next start: no photo is the worse for it.
      if (!signal.aborted) this.#options.log.warn({ err: error }, 'photos of before could not be read again');
    } finally {
      this.#running = null;
    }
  }

  async #readAll(signal: AbortSignal): Promise<void> {
    const { records, changed } = this.#options;
    let last: PhotoId | null = null;
    for (;;) {
      const rows: OldRow[] = await records.rowsAfter(last, atOnce);
      const found: NewFacts[] = [];
      for (const row of rows) {
        while (this.#options.isBusy()) await setTimeout(busyLookMs, null, { signal, ref: false });
        if (signal.aborted) break;
        const facts = await this.#read(row);
        if (facts !== 'missing') found.push({ id: row.id, facts });
      }
      await records.note(found);
      for (const { id, facts } of found) if (isNews(facts)) await changed(id);
      if (signal.aborted || rows.length < atOnce) return;
      last = rows.at(-1)?.id ?? null;
    }
  }

  /** What is not there, or not to be read, may be at the next start. */
  async #read(row: OldRow): Promise<NewFacts['facts'] | 'missing'> {
    const file = {
      path: this.#options.find(row),
      sizeBytes: row.size_bytes,
      name: row.name,
      lastModifiedMs: null,
      receivedAtMs: row.received_at,
    };
    try {
      const { shot, motionBytes, isAnimated } = await this.#options.identifier.identify(file);
      return {
        shot: shot === null ? null : JSON.stringify(shot),
        motion_bytes: motionBytes,
        animated: isAnimated ? 1 : 0,
      };
    } catch (error) {
      return error instanceof Failure ? null : 'missing';
    }
  }
}

function isNews(facts: NewFacts['facts']): boolean {
  return facts !== null && (facts.shot !== null || facts.motion_bytes !== null || facts.animated === 1);
}
