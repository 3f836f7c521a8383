/** What was picked and what becomes of it: order, concurrency, retry, a person's pauses and limits; kept across reloads. */
import type { Wire } from '../wire/wire.ts';
import { calmly } from './calmly.ts';
import { Charger } from './charger.ts';
import { Hold } from './hold.ts';
import { asOnlyTab } from './only-tab.ts';
import { Pace } from './pace.ts';
import { PhotoList } from './photo-list.ts';
import { PhotoRunner } from './photo-runner.ts';
import { type Choices, QueueStore } from './queue-store.ts';
import { canRetry, isSettled, type QueuedPhoto } from './queued-photo.ts';
import { type KeepsReceipts, recordOf } from './receipt-keeper.ts';
import type { SendSteps } from './send-steps.ts';
import { type SendSummary, summarise } from './send-summary.ts';
import { sortPick } from './sort-pick.ts';
import { StepsOnDemand } from './steps-on-demand.ts';
import { TransferRate } from './transfer-rate.ts';
import { type Wakefulness, WakeLock } from './wake-lock.ts';
import { whatBegins } from './what-begins.ts';

export type Link = Pick<Wire, 'device' | 'reachable' | 'heard' | 'hostName'> & EventTarget;

/** What the queue is made of; the last two are replaced where there is no phone. */
export interface QueueParts {
  readonly link: Link;
  readonly store: QueueStore;
  readonly steps: SendSteps;
  readonly receipts: KeepsReceipts;
  readonly pace?: Pace;
  readonly charger?: Pick<Charger, 'state'> & EventTarget;
}

/** Dispatches `change`, a few times a second at the most. */
export class SendQueue extends EventTarget {
  readonly #link: Link;
  readonly #store: QueueStore;
  readonly #receipts: KeepsReceipts;
  readonly #pace: Pace;
  readonly #charger: Pick<Charger, 'state'> & EventTarget;
  readonly #list: PhotoList;
  readonly #runner: PhotoRunner;
  readonly #hold = new Hold(() => this.#release());
  readonly #rate = new TransferRate();
  readonly #wakeLock = new WakeLock();
  readonly #changed = calmly(() => this.dispatchEvent(new Event('change')));
  #turn: 'coming' | 'mine' | 'elsewhere' = 'coming';
  #choices: Choices = { isPaused: false, maxBytesPerSecond: null, onlyWhileCharging: false };

  constructor({ link, store, steps, receipts, pace = new Pace(), charger = new Charger() }: QueueParts) {
    super();
    this.#link = link;
    this.#store = store;
    this.#receipts = receipts;
    this.#pace = pace;
    this.#charger = charger;
    this.#list = new PhotoList(store, () => this.#changed());
    this.#runner = new PhotoRunner(this.#list, steps, {
      arrived: async (photo, receipt, isNew) => {
        this.#hold.succeeded();
        // Where the browser keeps nothing, the photo is safe on the host all the same.
        await receipts.keep(recordOf(photo, receipt, isNew, link.hostName ?? '')).catch(() => undefined);
      },
      sentBytes: (bytes) => this.#rate.add(bytes),
      trouble: () => this.#hold.begin(),
      ended: () => this.#pump(),
    });
    link.addEventListener('change', () => (link.reachable ? this.#release() : this.#changed()));
    this.#wakeLock.addEventListener('change', () => this.#changed());
    charger.addEventListener('change', () => this.#pump());
  }

  /** The queue of that name in this browser, taking up what an earlier page left; at work as soon as no other tab is. */
  static async open(wire: Wire, receipts: KeepsReceipts, name = 'landfall-queue'): Promise<SendQueue> {
    const pace = new Pace();
    const steps = new StepsOnDemand(async () => {
      const { StepsOverWire } = await import('./steps-over-wire.ts');
      return new StepsOverWire(wire, pace);
    });
    const queue = new SendQueue({ link: wire, store: await QueueStore.open(name), steps, receipts, pace });
    void asOnlyTab(
      name,
      () => queue.begin(),
      () => queue.#enter('elsewhere'),
    );
    return queue;
  }

  /** What the owner brings in from folders; the host's word on them is kept by nobody here. */
  static forImports(wire: Wire): Promise<SendQueue> {
    return SendQueue.open(wire, { count: 0, keep: () => Promise.resolve() }, 'landfall-imports');
  }

  /** In the order in which they were picked. */
  get photos(): QueuedPhoto[] {
    return [...this.#list];
  }

  get summary(): SendSummary {
    return summarise(this.#list, this.#list.doneBefore, this.#rate);
  }

  /** Distinct photos that the host has given this browser a receipt for. */
  get safeCount(): number {
    return this.#receipts.count;
  }

  /** Another tab is sending; this one takes over when that is closed. */
  get isElsewhere(): boolean {
    return this.#turn === 'elsewhere';
  }

  /** By a person: everything, or all that is left one by one. */
  get isPaused(): boolean {
    if (this.#choices.isPaused) return true;
    const left = this.#list.where((photo) => !isSettled(photo));
    return left.length > 0 && left.every(({ isPaused }) => isPaused);
  }

  get choices(): Choices {
    return this.#choices;
  }

  /** Nothing is sent until the phone is plugged in, as was asked for. */
  get waitsForCharger(): boolean {
    return this.#choices.onlyWhileCharging && this.#charger.state === 'on-battery';
  }

  get canTellCharging(): boolean {
    return this.#charger.state !== 'unknown';
  }

  get isReachable(): boolean {
    return this.#link.reachable;
  }

  get wakefulness(): Wakefulness {
    return this.#wakeLock.state;
  }

  /** Takes up what an earlier page did not finish, and begins. */
  async begin(): Promise<void> {
    this.#choices = await this.#store.choices();
    this.#pace.limit(this.#choices.maxBytesPerSecond);
    await this.#list.takeUp();
    this.#enter('mine');
  }

  /**
   * Puts files at the end, or gives those that have to be picked again their bytes. A new pick clears what is done. `lane` is the
   * folder that the owner brings them in from.
   */
  add(files: readonly File[], lane: string | null = null): void {
    if (this.photos.every(({ state }) => state.at === 'safe' || state.at === 'failed')) this.clearDone();
    const { again, fresh } = sortPick(this.photos, files, { batchId: crypto.randomUUID(), lane });
    for (const { photo, file } of again) {
      this.#runner.forgive(photo.id);
      // Without a hash nobody can tell whether the host holds a part of this very file.
      const isUnsure = photo.sha256 === null;
      if (isUnsure) this.#runner.abandon(photo);
      this.#list.set(photo.id, {
        file,
        lastModifiedMs: file.lastModified,
        state: { at: 'waiting' },
        ...(isUnsure ? { uploadUrl: null, heldBytes: 0 } : {}),
      });
    }
    this.#list.add(fresh);
    this.#pump();
  }

  retry(id: string): void {
    const photo = this.#list.get(id);
    if (photo === undefined || !canRetry(photo)) return;
    this.#runner.forgive(id);
    this.#list.set(id, { state: { at: 'waiting' } });
    this.#release();
  }

  retryAll(): void {
    for (const { id } of this.photos) this.retry(id);
  }

  /** A person knows that it was deleted on the host, and wants it there again. */
  sendAgain(id: string): void {
    const photo = this.#list.get(id);
    if (photo?.state.at !== 'removed') return;
    this.#list.set(id, {
      sendAgain: true,
      state: photo.file === null ? { at: 'unpicked', why: 'reloaded' } : { at: 'waiting' },
    });
    this.#pump();
  }

  cancel(id: string): void {
    this.#letGo(this.#list.where((photo) => photo.id === id));
  }

  cancelAll(): void {
    if (this.#choices.isPaused) this.choose({ isPaused: false });
    this.#letGo(this.#list.where((photo) => !isSettled(photo) || photo.state.at === 'failed'));
  }

  /** Lets go of all that has to be picked again, or that was deleted on the host. */
  forget(which: 'unpicked' | 'removed'): void {
    this.#letGo(this.#list.where(({ state }) => state.at === which));
  }

  clearDone(): void {
    this.#list.clearDone();
    this.#rate.reset();
  }

  /** Without an id: everything, and whatever is picked next. */
  pause(id?: string): void {
    if (id === undefined) return this.choose({ isPaused: true });
    this.#list.set(id, { isPaused: true });
    this.#runner.stop(id);
    this.#pump();
  }

  /** Without an id: all that was paused at once; and those paused one by one, when nothing else is left. */
  goOn(id?: string): void {
    if (id !== undefined) this.#list.set(id, { isPaused: false });
    else if (this.#choices.isPaused) this.choose({ isPaused: false });
    if (id === undefined && this.isPaused) {
      for (const photo of this.#list.where(({ isPaused }) => isPaused)) this.#list.set(photo.id, { isPaused: false });
    }
    this.#release();
  }

  /** How everything is sent from now on, on later pages too. */
  choose(changed: Partial<Choices>): void {
    this.#choices = { ...this.#choices, ...changed };
    this.#store.choose(this.#choices).catch(() => undefined);
    if (changed.maxBytesPerSecond !== undefined) {
      this.#pace.limit(changed.maxBytesPerSecond);
      // Requests under way are as long as the old limit let them be.
      this.#runner.stopAll();
    }
    this.#pump();
  }

  #letGo(photos: readonly QueuedPhoto[]): void {
    for (const photo of photos) {
      this.#runner.stop(photo.id);
      this.#runner.abandon(photo);
    }
    this.#list.remove(photos);
    this.#pump();
  }

  #pump(): void {
    const isHeldBack = this.#choices.isPaused || this.waitsForCharger;
    if (isHeldBack && !this.#runner.isIdle) {
      this.#rate.reset();
      this.#runner.stopAll();
    }
    const mayBegin = this.#turn === 'mine' && !isHeldBack && !this.#hold.isOn && this.#link.device !== null;
    if (mayBegin) for (const beginning of whatBegins(this.#list)) this.#runner.begin(beginning);
    this.#wakeLock.want(mayBegin && !this.#runner.isIdle);
    this.#changed();
  }

  /** Goes on now: the wait is over, or there is reason to hope. */
  #release(): void {
    this.#hold.end();
    for (const { id } of this.#list.where(({ state }) => state.at === 'later')) {
      this.#list.set(id, { state: { at: 'waiting' } });
    }
    this.#pump();
  }

  #enter(turn: 'mine' | 'elsewhere'): void {
    this.#turn = turn;
    this.#pump();
  }
}
