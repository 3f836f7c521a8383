/** The phone's queue on paper: a link, a host that fails what it is told to fail, a charger and a keeper of receipts. */
import type { Failure, FailureCode } from '../../protocol/failure.ts';
import { Failure as Failed } from '../../protocol/failure.ts';
import { PhotoIdSchema, type Sha256, Sha256Schema } from '../../protocol/photo.ts';
import { type Receipt, ReceiptSchema } from '../../protocol/upload.ts';
import { QueueStore } from '../../web/sending/queue-store.ts';
import { UnreadableFile } from '../../web/sending/readable.ts';
import type { KeepsReceipts, ReceiptRecord } from '../../web/sending/receipt-keeper.ts';
import { SendQueue } from '../../web/sending/send-queue.ts';
import type { Checked, PickedPhoto, SendSteps, Sent } from '../../web/sending/send-steps.ts';
import { someDevice } from './some-photo.ts';

export class PaperLink extends EventTarget {
  device: ReturnType<typeof someDevice> | null = someDevice({ id: 'd1', access: 'send' });
  reachable = true;
  hostName = 'Study laptop';
  heard(isReachable: boolean): void {
    this.reachable = isReachable;
    this.dispatchEvent(new Event('change'));
  }
}

export type Fault = FailureCode | 'unreadable' | 'hangs';

/** It fails what it is told to fail, once for each time it is told. */
export class PaperHost implements SendSteps {
  /** The names of what was sent, in the order of arrival. */
  readonly sent: string[] = [];
  readonly sentAgain: string[] = [];
  readonly resumedFrom: (string | null)[] = [];
  readonly abandoned: string[] = [];
  readonly checked: string[] = [];
  /** By content. */
  readonly known = new Set<string>();
  readonly removed = new Map<string, string>();
  /** By name. */
  readonly faults = new Map<string, Fault[]>();
  readonly checkFaults = new Map<string, Fault[]>();
  sendingNow = 0;
  mostAtOnce = 0;

  async check(...[photo, progress, signal]: Parameters<SendSteps['check']>): Promise<Checked> {
    this.checked.push(photo.name);
    progress(photo.file.size);
    await this.#trouble(this.checkFaults.get(photo.name)?.shift(), signal);
    const content = await photo.file.text();
    const sha256 = hashOf(content);
    if (this.known.has(content)) return { sha256, standing: { at: 'here', receipt: receiptOf(sha256, false) } };
    const removedAt = this.removed.get(content);
    return { sha256, standing: removedAt === undefined ? { at: 'missing' } : { at: 'removed', removedAt } };
  }

  async send(...[photo, progress, signal]: Parameters<SendSteps['send']>): Promise<Sent> {
    this.resumedFrom.push(photo.uploadUrl);
    this.sendingNow += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.sendingNow);
    try {
      const half = Math.floor(photo.file.size / 2);
      progress.located(photo.uploadUrl ?? `/api/uploads/${photo.name}`);
      progress.held(half);
      progress.sent(half);
      await this.#trouble(this.faults.get(photo.name)?.shift(), signal);
      await new Promise((resolve) => setImmediate(resolve));
      return await this.#take(photo);
    } finally {
      this.sendingNow -= 1;
    }
  }

  async abandon(uploadUrl: string): Promise<void> {
    this.abandoned.push(uploadUrl);
  }

  async #take(photo: PickedPhoto): Promise<Sent> {
    this.sent.push(photo.name);
    if (photo.sendAgain) this.sentAgain.push(photo.name);
    const content = await photo.file.text();
    this.known.add(content);
    return { at: 'here', receipt: receiptOf(hashOf(content), true) };
  }

  async #trouble(fault: Fault | undefined, signal: AbortSignal): Promise<void> {
    if (fault === 'hangs') {
      await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    }
    if (fault === 'unreadable') throw new UnreadableFile();
    if (fault !== undefined && fault !== 'hangs') throw new Failed(fault) satisfies Failure;
  }
}

export class PaperReceipts implements KeepsReceipts {
  readonly kept: ReceiptRecord[] = [];
  /** Asked before each is kept. */
  keeping: (record: ReceiptRecord) => Promise<void> = async () => undefined;

  async keep(record: ReceiptRecord): Promise<void> {
    await this.keeping(record);
    this.kept.push(record);
  }

  get count(): number {
    return new Set(this.kept.map(({ photoId }) => photoId)).size;
  }
}

export class PaperCharger extends EventTarget {
  state: 'unknown' | 'charging' | 'on-battery' = 'charging';
  turn(state: 'charging' | 'on-battery'): void {
    this.state = state;
    this.dispatchEvent(new Event('change'));
  }
}

/** All of one phone; `openQueue` is its page, loaded anew each time. */
export class PaperPhone {
  readonly host = new PaperHost();
  readonly link = new PaperLink();
  readonly receipts = new PaperReceipts();
  readonly charger = new PaperCharger();

  async openQueue(): Promise<SendQueue> {
    const { link, host: steps, receipts, charger } = this;
    const queue = new SendQueue({ link, store: await QueueStore.open('landfall-queue'), steps, receipts, charger });
    await queue.begin();
    return queue;
  }
}

/** A picked file; its content is its name unless said otherwise. */
export function file(name: string, { at = 1000, content = name }: { at?: number; content?: string } = {}): File {
  return new File([content], name, { lastModified: at, type: 'image/jpeg' });
}

export function hashOf(content: string): Sha256 {
  return Sha256Schema.parse(Buffer.from(content).toString('hex').padEnd(64, '0').slice(0, 64));
}

/** Where each photo of the queue is, by name. */
export function states(queue: SendQueue): Record<string, string> {
  return Object.fromEntries(queue.photos.map(({ name, state }) => [name, state.at]));
}

function receiptOf(sha256: Sha256, isNew: boolean): Receipt {
  const keptAt = '2026-11-03T10:00:00Z';
  return ReceiptSchema.parse({
    photoId: PhotoIdSchema.parse(sha256.slice(0, 21)),
    sha256,
    isNew,
    posterWanted: false,
    keptAt,
  });
}
