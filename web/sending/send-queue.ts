/** What was picked and what becomes of it: order, concurrency, retry; kept across reloads. */
import { Failure } from '../../protocol/failure.ts';
import type { PhotoId } from '../../protocol/photo.ts';
import { backoffMs, pause, type Wire } from '../wire/wire.ts';
import { nextAfterFailure } from './next-after-failure.ts';
import { asOnlyTab } from './only-tab.ts';
import { QueueStore } from './queue-store.ts';
import { canRetry, isSettled, type QueuedPhoto, type SendState } from './queued-photo.ts';
import { UnreadableFile } from './readable.ts';
import { type PickedPhoto, type SendSteps, StepsOverWire } from './send-steps.ts';
import { type SendSummary, summarise } from './send-summary.ts';
import { sortPick } from './sort-pick.ts';
import { TransferRate } from './transfer-rate.ts';
import { WakeLock } from './wake-lock.ts';

// Of a browser's six connections to a host the live events hold one, and the page itself needs some.
const sendsAtOnce = 3;
const checksAtOnce = 2;
// Checked ahead of the senders, so that they never wait, and not so far that a long pick is hashed for nothing.
const checksAhead = 12;

type Work = (photo: PickedPhoto, signal: AbortSignal) => Promise<void>;
export type Link = Pick<Wire, 'device' | 'reachable' | 'heard'> & EventTarget;

/** Dispatches `change` at most once per frame. */
export class SendQueue extends EventTarget {
  readonly #link: Link;
  readonly #store: QueueStore;
  readonly #steps: SendSteps;
  readonly #photos = new Map<string, QueuedPhoto>();
  readonly #running = new Map<string, AbortController>();
  readonly #tries = new Map<string, number>();
  readonly #begun = new Set<string>();
  readonly #rate = new TransferRate();
  readonly #wakeLock = new WakeLock();
  #receipts = new Set<PhotoId>();
  #turn: 'coming' | 'mine' | 'elsewhere' = 'coming';
  #isPaused = false;
  #hold: AbortController | null = null;
  #misses = 0;
  #isTelling = false;

  constructor(link: Link, store: QueueStore, steps: SendSteps) {
    super();
    this.#link = link;
    this.#store = store;
    this.#steps = steps;
    link.addEventListener('change', () => (link.reachable ? this.#release() : this.#changed()));
    this.#wakeLock.addEventListener('change', () => this.#changed());
  }

  /** The queue of this browser, taking up what an earlier page left; at work as soon as no other tab is. */
  static async open(wire: Wire): Promise<SendQueue> {
    const queue = new SendQueue(wire, await QueueStore.open(), new StepsOverWire(wire));
    void asOnlyTab(
      'landfall-queue',
      () => queue.begin(),
      () => queue.#enter('elsewhere'),
    );
    return queue;
  }

  /** In the order in which they were picked. */
  get photos(): QueuedPhoto[] {
    return [...this.#photos.values()];
  }

  get summary(): SendSummary {
    return summarise(this.#photos.values(), this.#rate);
  }

  /** Distinct photos that the host has given this browser a receipt for. */
  get safeCount(): number {
    return this.#receipts.size;
  }

  /** Another tab is sending; this one takes over when that is closed. */
  get isElsewhere(): boolean {
    return this.#turn === 'elsewhere';
  }

  get isPaused(): boolean {
    return this.#isPaused;
  }

  get isReachable(): boolean {
    return this.#link.reachable;
  }

  get keepsScreenOn(): boolean {
    return this.#wakeLock.isHeld;
  }

  /** Takes up what an earlier page did not finish, and begins. */
  async begin(): Promise<void> {
    this.#receipts = new Set([...this.#receipts, ...(await this.#store.receipts())]);
    for (const photo of await this.#store.unfinished()) {
      if (!this.#photos.has(photo.id)) this.#photos.set(photo.id, photo);
    }
    this.#enter('mine');
  }

  /** Puts files at the end, or gives those that have to be picked again their bytes. A new pick clears what is done. */
  add(files: readonly File[]): void {
    if (this.photos.every(isSettled)) this.clearDone();
    const { again, fresh } = sortPick(this.photos, files);
    for (const { photo, file } of again) {
      this.#tries.delete(photo.id);
      this.#set(photo.id, { file, lastModifiedMs: file.lastModified, state: { at: 'waiting' } });
    }
    for (const photo of fresh) this.#photos.set(photo.id, photo);
    void this.#store.keep(fresh);
    this.#pump();
  }

  retry(id: string): void {
    const photo = this.#photos.get(id);
    if (photo === undefined || !canRetry(photo)) return;
    this.#tries.delete(id);
    this.#set(id, { state: { at: 'waiting' } });
    this.#release();
  }

  retryAll(): void {
    for (const { id } of this.photos) this.retry(id);
  }

  cancel(id: string): void {
    this.#letGo(this.photos.filter((photo) => photo.id === id));
  }

  cancelAll(): void {
    this.#isPaused = false;
    this.#letGo(this.photos.filter(({ state }) => state.at !== 'safe'));
  }

  /** Lets go of what has to be picked again. */
  forgetUnpicked(): void {
    this.#letGo(this.photos.filter(({ state }) => state.at === 'unpicked'));
  }

  clearDone(): void {
    for (const { id, state } of this.photos) if (state.at === 'safe') this.#photos.delete(id);
    this.#rate.reset();
    this.#changed();
  }

  pause(): void {
    this.#isPaused = true;
    for (const [id, running] of this.#running) {
      running.abort();
      this.#set(id, { state: { at: 'waiting' } });
    }
    this.#rate.reset();
    this.#pump();
  }

  goOn(): void {
    this.#isPaused = false;
    this.#release();
  }

  #letGo(photos: readonly QueuedPhoto[]): void {
    for (const { id, uploadUrl, state } of photos) {
      this.#running.get(id)?.abort();
      this.#photos.delete(id);
      if (uploadUrl !== null && state.at !== 'safe') void this.#steps.abandon(uploadUrl);
    }
    void this.#store.drop(photos.map(({ id }) => id));
    this.#pump();
  }

  #pump(): void {
    const mayWork = this.#turn === 'mine' && !this.#isPaused && this.#hold === null && this.#link.device !== null;
    const count = (at: SendState['at']): number => this.photos.filter(({ state }) => state.at === at).length;
    let [checking, ready, sending] = [count('checking'), count('ready'), count('sending')];
    for (const photo of mayWork ? this.photos : []) {
      if (photo.file === null || this.#running.has(photo.id)) continue;
      if (photo.state.at === 'waiting' && checking < checksAtOnce && ready < checksAhead) {
        checking += 1;
        void this.#run(photo.id, { at: 'checking' }, this.#check);
      } else if (photo.state.at === 'ready' && sending < sendsAtOnce) {
        [ready, sending] = [ready - 1, sending + 1];
        void this.#run(photo.id, { at: 'sending', sentBytes: 0 }, this.#send);
      }
    }
    this.#wakeLock.want(mayWork && this.#running.size > 0);
    this.#changed();
  }

  async #run(id: string, state: SendState, work: (id: string) => Work): Promise<void> {
    const running = new AbortController();
    this.#running.set(id, running);
    this.#set(id, { state });
    try {
      const photo = this.#photos.get(id);
      if (photo === undefined || photo.file === null) return;
      await work(id)({ ...photo, file: photo.file }, running.signal);
    } catch (error) {
      if (!running.signal.aborted) this.#miss(id, error);
    } finally {
      if (this.#running.get(id) === running) this.#running.delete(id);
      this.#pump();
    }
  }

  readonly #check =
    (id: string): Work =>
    async (photo, signal) => {
      const { sha256, photoId } = await this.#steps.check(photo, signal);
      // A photo that the host has after a try of ours was kept by that try, whose answer was lost.
      if (photoId !== null) return this.#arrive(id, photoId, this.#begun.has(id));
      const isOther = photo.sha256 !== null && photo.sha256 !== sha256;
      this.#set(id, { sha256, uploadUrl: isOther ? null : photo.uploadUrl, state: { at: 'ready' } });
    };

  readonly #send =
    (id: string): Work =>
    async (photo, signal) => {
      let before = 0;
      const sent = (sentBytes: number): void => {
        if (signal.aborted) return;
        // What the host had from an earlier try is no speed of this one.
        if (before > 0 || photo.uploadUrl === null) this.#rate.add(Math.max(0, sentBytes - before));
        before = sentBytes;
        this.#begun.add(id);
        this.#set(id, { state: { at: 'sending', sentBytes } });
      };
      const located = (uploadUrl: string | null): void => {
        if (signal.aborted) return;
        this.#set(id, { uploadUrl });
        const kept = this.#photos.get(id);
        if (kept !== undefined) void this.#store.keep([kept]);
      };
      const { photoId, isNew } = await this.#steps.send(photo, { sent, located }, signal);
      this.#arrive(id, photoId, isNew);
    };

  #arrive(id: string, photoId: PhotoId, isNew: boolean): void {
    this.#misses = 0;
    this.#tries.delete(id);
    this.#receipts.add(photoId);
    this.#set(id, { state: { at: 'safe', photoId, isNew } });
    void this.#store.finish(id, photoId);
  }

  #miss(id: string, error: unknown): void {
    if (!(error instanceof Failure || error instanceof UnreadableFile)) globalThis.reportError?.(error);
    const tries = (this.#tries.get(id) ?? 0) + 1;
    this.#tries.set(id, tries);
    const { change, waits } = nextAfterFailure(error, tries);
    this.#set(id, change);
    if (waits) void this.#waitAWhile();
  }

  /** Nothing new begins while the host is in trouble; the first success ends the doubling. */
  async #waitAWhile(): Promise<void> {
    if (this.#hold !== null) return;
    this.#hold = new AbortController();
    const { signal } = this.#hold;
    this.#misses += 1;
    await pause(backoffMs(this.#misses), signal).catch(() => undefined);
    if (!signal.aborted) this.#release();
  }

  /** Goes on now: the wait is over, or there is reason to hope. */
  #release(): void {
    this.#hold?.abort();
    this.#hold = null;
    for (const { id, state } of this.photos) if (state.at === 'later') this.#set(id, { state: { at: 'waiting' } });
    this.#pump();
  }

  #enter(turn: 'mine' | 'elsewhere'): void {
    this.#turn = turn;
    this.#pump();
  }

  #set(id: string, change: Partial<QueuedPhoto>): void {
    const photo = this.#photos.get(id);
    if (photo === undefined) return;
    this.#photos.set(id, { ...photo, ...change });
    this.#changed();
  }

  #changed(): void {
    if (this.#isTelling) return;
    this.#isTelling = true;
    const tell = (): void => {
      this.#isTelling = false;
      this.dispatchEvent(new Event('change'));
    };
    // A hidden page has no frames.
    if (globalThis.document?.visibilityState === 'visible') requestAnimationFrame(tell);
    else setTimeout(tell);
  }
}
