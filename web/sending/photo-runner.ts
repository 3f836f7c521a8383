/** Takes photos through their steps, each until it is safe, fails or is stopped. */
import { Failure } from '../../protocol/failure.ts';
import type { Sha256 } from '../../protocol/photo.ts';
import type { Receipt } from '../../protocol/upload.ts';
import { nextAfterFailure } from './next-after-failure.ts';
import type { PhotoList } from './photo-list.ts';
import type { QueuedPhoto, SendState } from './queued-photo.ts';
import { UnreadableFile } from './readable.ts';
import type { PickedPhoto, SendProgress, SendSteps } from './send-steps.ts';
import { ownerOfBytes } from './sort-pick.ts';
import type { Beginning } from './what-begins.ts';

export interface RunnerEvents {
  /** Resolves when the receipt is kept as well as this browser can. */
  readonly arrived: (photo: QueuedPhoto, receipt: Receipt, isNew: boolean) => Promise<void>;
  readonly sentBytes: (bytes: number) => void;
  /** The host is in trouble: nothing else should begin yet. */
  readonly trouble: () => void;
  readonly ended: () => void;
}

export class PhotoRunner {
  readonly #list: PhotoList;
  readonly #steps: SendSteps;
  readonly #events: RunnerEvents;
  readonly #running = new Map<string, AbortController>();
  readonly #tries = new Map<string, number>();
  readonly #begun = new Set<string>();

  constructor(list: PhotoList, steps: SendSteps, events: RunnerEvents) {
    this.#list = list;
    this.#steps = steps;
    this.#events = events;
  }

  get isIdle(): boolean {
    return this.#running.size === 0;
  }

  begin({ id, does }: Beginning): void {
    const before = this.#running.get(id);
    // One that was stopped is still coming to its end; one that is being checked may be sent at the same time.
    if (before?.signal.aborted === true) return;
    before?.abort();
    const heldBytes = this.#list.get(id)?.heldBytes ?? 0;
    if (does === 'check') void this.#run(id, { at: 'checking', checkedBytes: 0 }, this.#check);
    else void this.#run(id, { at: 'sending', sentBytes: heldBytes }, this.#send);
  }

  /** The photo waits again. */
  stop(id: string): void {
    const running = this.#running.get(id);
    if (running === undefined) return;
    running.abort();
    this.#list.set(id, { state: { at: 'waiting' } });
  }

  stopAll(): void {
    for (const id of this.#running.keys()) this.stop(id);
  }

  /** A person's word: what failed before counts no more. */
  forgive(id: string): void {
    this.#tries.delete(id);
  }

  /** Lets go of what the host has of it, when it can be told. */
  abandon({ uploadUrl, lane }: Pick<QueuedPhoto, 'uploadUrl' | 'lane'>): void {
    if (uploadUrl !== null) this.#steps.abandon(uploadUrl, lane).catch(() => undefined);
  }

  async #run(
    id: string,
    state: SendState,
    step: (photo: PickedPhoto & QueuedPhoto, running: AbortController) => Promise<void>,
  ): Promise<void> {
    const running = new AbortController();
    this.#running.set(id, running);
    this.#list.set(id, { state });
    try {
      const photo = this.#list.get(id);
      if (photo === undefined || photo.file === null) return;
      await step({ ...photo, file: photo.file }, running);
    } catch (error) {
      if (!running.signal.aborted) this.#miss(id, error);
    } finally {
      for (const [each, controller] of this.#running) if (controller === running) this.#running.delete(each);
      this.#events.ended();
    }
  }

  readonly #check = async (photo: PickedPhoto & QueuedPhoto, running: AbortController): Promise<void> => {
    const tell = (checkedBytes: number): void => {
      if (this.#running.get(photo.id) !== running || running.signal.aborted) return;
      this.#list.set(photo.id, { state: { at: 'checking', checkedBytes } });
    };
    const { sha256, standing } = await this.#steps.check(photo, tell, running.signal);
    const id = sha256 === null ? photo.id : this.#giveBytes(photo, sha256, running);
    // The same bytes came to it another way meanwhile.
    if (this.#running.get(id) !== running) return;
    const isWanted = this.#list.get(id)?.sendAgain === true;
    if (standing.at === 'here') await this.#arrive(id, standing.receipt, this.#begun.has(id));
    else if (standing.at === 'removed' && !isWanted) this.#removed(id, standing.removedAt);
    else this.#list.set(id, { state: { at: 'ready' } });
  };

  readonly #send = async (photo: PickedPhoto & QueuedPhoto, { signal }: AbortController): Promise<void> => {
    const { id } = photo;
    const set = (change: Partial<QueuedPhoto>): void => {
      if (!signal.aborted) this.#list.set(id, change);
    };
    let before: number | null = null;
    const progress: SendProgress = {
      sent: (sentBytes) => {
        if (signal.aborted) return;
        // What the host had from an earlier try is no speed of this one.
        this.#events.sentBytes(Math.max(0, sentBytes - (before ?? (photo.uploadUrl === null ? 0 : sentBytes))));
        before = sentBytes;
        this.#begun.add(id);
        set({ state: { at: 'sending', sentBytes } });
      },
      located: (uploadUrl) => set({ uploadUrl }),
      held: (heldBytes) => set({ heldBytes }),
      hashed: (sha256) => set({ sha256 }),
    };
    const sent = await this.#steps.send(photo, progress, signal);
    if (sent.at === 'here') await this.#arrive(id, sent.receipt, sent.receipt.isNew);
    else this.#removed(id, sent.removedAt);
  };

  /** Which photo goes on with these bytes, by their hash; the one they were picked for waits for its own. */
  #giveBytes(photo: PickedPhoto & QueuedPhoto, sha256: Sha256, running: AbortController): string {
    const owner = ownerOfBytes(this.#list, photo, photo.file, sha256);
    if (owner.id === photo.id) {
      const isOther = photo.sha256 !== null && photo.sha256 !== sha256;
      if (isOther) this.abandon(photo);
      this.#list.set(photo.id, { sha256, ...(isOther ? { uploadUrl: null, heldBytes: 0 } : {}) });
      return photo.id;
    }
    if (photo.sha256 === null) this.#list.remove([photo]);
    else if (this.#list.get(photo.id)?.file === photo.file) {
      this.#list.set(photo.id, { file: null, state: { at: 'unpicked', why: 'reloaded' } });
    }
    const bytes = { file: photo.file, sha256, state: photo.state };
    if (this.#list.get(owner.id) === undefined) this.#list.add([{ ...owner, ...bytes }]);
    else this.#list.set(owner.id, bytes);
    if (this.#running.get(photo.id) === running) this.#running.delete(photo.id);
    this.#running.set(owner.id, running);
    return owner.id;
  }

  async #arrive(id: string, receipt: Receipt, isNew: boolean): Promise<void> {
    const photo = this.#list.get(id);
    if (photo === undefined) return;
    await this.#events.arrived(photo, receipt, isNew);
    this.#tries.delete(id);
    this.#list.set(id, { uploadUrl: null, state: { at: 'safe', photoId: receipt.photoId, isNew } });
    // The same photo under two names was sent once, and both are safe by it.
    for (const twin of this.#list) {
      if (twin.state.at === 'ready' && twin.sha256 === receipt.sha256) await this.#arrive(twin.id, receipt, false);
    }
  }

  #removed(id: string, removedAt: string | null): void {
    this.#list.set(id, { uploadUrl: null, heldBytes: 0, state: { at: 'removed', removedAt } });
  }

  #miss(id: string, error: unknown): void {
    if (!(error instanceof Failure || error instanceof UnreadableFile)) globalThis.reportError?.(error);
    const tries = (this.#tries.get(id) ?? 0) + 1;
    this.#tries.set(id, tries);
    const { change, waits } = nextAfterFailure(error, tries);
    this.#list.set(id, change);
    if (waits) this.#events.trouble();
  }
}
