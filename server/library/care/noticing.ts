/** Notices within seconds what other programs do in the library's folders while the host runs; where nobody tells, it looks now and then. */
import { basename, sep } from 'node:path';
import type { Logger } from 'pino';
import { checksumsName } from '../checksums.ts';
import { type WatchFolders, type Watching, watchFolders } from './watch-folders.ts';

export interface NoticingOptions {
  readonly libraryDir: string;
  /** Looks at these paths (absolute) now. */
  readonly lookAt: (paths: readonly string[], signal: AbortSignal) => Promise<void>;
  /** Compares all folders with the catalog, by names and sizes. */
  readonly compare: () => Promise<unknown>;
  readonly log: Logger;
  readonly watch?: WatchFolders;
  readonly quietMs?: number;
  readonly leastPauseMs?: number;
}

/** A file that is still being written has not been quiet for so long. */
const usualQuietMs = 2_000;
/** Others on a network disk change what its watch does not hear. */
const watchedPauseMs = 3_600_000;
const usualLeastPauseMs = 30_000;
/** Looking by oneself takes at most a twentieth of the time. */
const pausePerLook = 20;

export class Noticing {
  readonly #options: NoticingOptions;
  readonly #stop = new AbortController();
  /** When each path was last heard of. */
  readonly #heard = new Map<string, number>();
  #watching: Watching | null = null;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | null = null;
  #comparer: NodeJS.Timeout | undefined;
  #comparing: Promise<void> | null = null;
  #lastLookMs = 0;

  constructor(options: NoticingOptions) {
    this.#options = options;
  }

  /** Whether the system tells of changes, and they need not be looked for. */
  get isTold(): boolean {
    return this.#watching !== null;
  }

  /** To be called when the library's disk is there: at the start, and whenever it is back. */
  async begin(): Promise<void> {
    await this.#endWatch();
    if (this.#stop.signal.aborted) return;
    const { watch = watchFolders, log } = this.#options;
    try {
      const watching = await watch(this.#options.libraryDir, {
        heard: (paths) => this.#hear(paths),
        missed: (error) => {
          log.warn({ error }, 'changes in the library were missed, so its folders are compared');
          void this.#compare();
        },
      });
      this.#watching = watching;
      if (this.#stop.signal.aborted) await this.#endWatch();
    } catch (error) {
      log.warn({ error }, 'the library cannot be watched, so it is looked through now and then');
    }
    this.#compareLater();
  }

  async close(): Promise<void> {
    this.#stop.abort();
    clearTimeout(this.#timer);
    clearTimeout(this.#comparer);
    await this.#endWatch();
    await Promise.all([this.#looking, this.#comparing]);
  }

  #hear(paths: readonly string[]): void {
    const now = Date.now();
    for (const path of paths) if (concerns(path, this.#options.libraryDir)) this.#heard.set(path, now);
    if (this.#heard.size > 0) this.#lookSoon();
  }

  #lookSoon(): void {
    if (this.#timer !== undefined || this.#looking !== null || this.#stop.signal.aborted) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#looking = this.#look().finally(() => {
        this.#looking = null;
        if (this.#heard.size > 0) this.#lookSoon();
      });
    }, this.#quietMs / 4);
    this.#timer.unref();
  }

  async #look(): Promise<void> {
    const quietSince = Date.now() - this.#quietMs;
    const paths = [...this.#heard].filter(([, atMs]) => atMs <= quietSince).map(([path]) => path);
    for (const path of paths) this.#heard.delete(path);
    if (paths.length === 0) return;
    await this.#options.lookAt(paths, this.#stop.signal);
  }

  #compareLater(): void {
    clearTimeout(this.#comparer);
    if (this.#stop.signal.aborted) return;
    const { leastPauseMs = usualLeastPauseMs } = this.#options;
    const pauseMs = this.isTold ? watchedPauseMs : Math.max(leastPauseMs, this.#lastLookMs * pausePerLook);
    this.#comparer = setTimeout(() => void this.#compare(), pauseMs);
    this.#comparer.unref();
  }

  async #compare(): Promise<void> {
    this.#comparing ??= this.#compareNow().finally(() => {
      this.#comparing = null;
      this.#compareLater();
    });
    await this.#comparing;
  }

  async #compareNow(): Promise<void> {
    const beganMs = performance.now();
    await this.#options.compare();
    this.#lastLookMs = performance.now() - beganMs;
  }

  async #endWatch(): Promise<void> {
    const watching = this.#watching;
    this.#watching = null;
    await watching?.end().catch((error: unknown) => this.#options.log.warn({ error }, 'a watch did not end'));
  }

  get #quietMs(): number {
    return this.#options.quietMs ?? usualQuietMs;
  }
}

/** Hidden files and the lists of checksums are nobody’s photos. */
function concerns(path: string, libraryDir: string): boolean {
  const isHidden = path
    .slice(libraryDir.length)
    .split(sep)
    .some((part) => part.startsWith('.'));
  return !isHidden && !basename(path).startsWith(checksumsName);
}
