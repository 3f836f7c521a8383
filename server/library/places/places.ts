/** Hides how photos get the names of their places: without the network, in the background, when the host has nothing better to do. */
import { setTimeout } from 'node:timers/promises';
import type { Logger } from 'pino';
import { PlaceNames } from './place-names.ts';
import type { PlaceRecords } from './place-records.ts';

export { PlaceRecords } from './place-records.ts';

export interface PlacesOptions {
  readonly records: PlaceRecords;
  /** While photos arrive no names are looked for. */
  readonly isBusy: () => boolean;
  readonly log: Logger;
}

/** A batch keeps the database for some milliseconds. */
const atOnce = 100;
/** Each batch is a commit of its own, which would slow down photos that arrive one after the other. */
const quietMs = 1_000;
const busyLookMs = 250;

export class Places {
  readonly #options: PlacesOptions;
  readonly #names = new PlaceNames();
  readonly #stop = new AbortController();
  #isWanted = false;
  #wantedAtMs = 0;
  #running: Promise<void> | null = null;

  constructor(options: PlacesOptions) {
    this.#options = options;
  }

  /** To be told at the start, and whenever a photo with a place has come. Resolves when nothing is left that has no name; never rejects. */
  look(): Promise<void> {
    this.#isWanted = true;
    this.#wantedAtMs = performance.now();
    this.#running ??= this.#run();
    return this.#running;
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#running;
    await this.#names.close();
  }

  async #run(): Promise<void> {
    try {
      while (this.#isWanted && !this.#stop.signal.aborted) {
        this.#isWanted = false;
        await this.#nameAll();
      }
    } catch (error) {
      // They stay without names until the next look: no photo is the worse for it.
      if (!this.#stop.signal.aborted) this.#options.log.warn({ error }, 'places could not be named');
    } finally {
      this.#running = null;
    }
  }

  async #nameAll(): Promise<void> {
    const { records } = this.#options;
    const { signal } = this.#stop;
    while (!signal.aborted) {
      while (this.#isBusy()) await setTimeout(busyLookMs, null, { signal, ref: false });
      const places = await records.unnamed(atOnce);
      if (places.length === 0) return;
      await records.name(places, await this.#names.of(places));
    }
  }

  #isBusy(): boolean {
    return this.#options.isBusy() || performance.now() - this.#wantedAtMs < quietMs;
  }
}
