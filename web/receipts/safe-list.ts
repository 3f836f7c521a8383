/** All receipts as one list, and what the host says of them now: still safe, or no longer. */
import { Failure } from '../../protocol/failure.ts';
import type { PhotoId } from '../../protocol/photo.ts';
import { askHost, learnReceipt } from './ask-host.ts';
import type { HostLink } from './host-link.ts';
import type { GoneRecord, ReceiptLists, ReceiptRecord } from './receipt-record.ts';
import type { ReceiptStore } from './receipt-store.ts';

/** `asking`: on its way; `checked`: the host has answered for all of them in this page's life; `away`: it could not be asked. */
export type CheckState = 'asking' | 'checked' | 'away';

/** Where the receipts are counted, and where those are that this browser cannot keep. */
interface Counted {
  readonly unkept: readonly ReceiptRecord[];
  takeBack(ids: readonly PhotoId[]): Promise<void>;
}

/** Dispatches `change`. */
export class SafeList extends EventTarget implements ReceiptLists {
  readonly #link: HostLink;
  readonly #store: ReceiptStore;
  readonly #receipts: Counted;
  #safe: readonly ReceiptRecord[] = [];
  #gone: readonly GoneRecord[] = [];
  #state: CheckState = 'asking';
  #checkedAt: Date | null = null;
  #trouble: Failure | null = null;
  #checking: Promise<void> | null = null;

  private constructor(link: HostLink, store: ReceiptStore, receipts: Counted) {
    super();
    this.#link = link;
    this.#store = store;
    this.#receipts = receipts;
    link.addEventListener('change', () => {
      if (link.reachable && this.#state === 'away') void this.check();
      else this.#changed();
    });
  }

  static async open(link: HostLink, store: ReceiptStore, receipts: Counted): Promise<SafeList> {
    const list = new SafeList(link, store, receipts);
    list.#checkedAt = await store.checkedAt();
    await list.#load();
    return list;
  }

  /** Newest first. */
  get safe(): readonly ReceiptRecord[] {
    return this.#safe;
  }

  /** What had a receipt that no longer holds, newest first. */
  get gone(): readonly GoneRecord[] {
    return this.#gone;
  }

  get state(): CheckState {
    return this.#state;
  }

  /** While `away`: why the host does not answer for them although it is there; null where it is not. */
  get trouble(): Failure | null {
    return this.#trouble;
  }

  /** When the host last answered for all of them; null for never. */
  get checkedAt(): Date | null {
    return this.#checkedAt;
  }

  /** False where this browser forgets the list with the page. */
  get isKept(): boolean {
    return !this.#store.keepsNothing;
  }

  /** Asks the host about these, or all. Never rejects: where it cannot be asked, `state` says so and the last answer stands. */
  async check(only?: readonly PhotoId[]): Promise<void> {
    if (this.#checking !== null && only === undefined) return await this.#checking;
    const checking = this.#check(only === undefined ? null : new Set(only));
    if (only === undefined) this.#checking = checking.finally(() => (this.#checking = null));
    await checking;
  }

  async #check(only: ReadonlySet<PhotoId> | null): Promise<void> {
    if (only === null) this.#enter('asking');
    try {
      await this.#learnEarlier();
      const again = this.#gone.flatMap(({ receipt }) => (isWhole(receipt) ? receipt : []));
      const asked = [...this.#safe, ...again];
      const wanted = only === null ? asked : asked.filter(({ photoId }) => only.has(photoId));
      const { safe, gone } = await askHost(this.#link, wanted);
      await this.#take(safe, gone);
      if (only !== null) return;
      this.#checkedAt = new Date();
      await this.#store.setCheckedAt(this.#checkedAt).catch(() => undefined);
      this.#enter('checked');
    } catch (error) {
      // No answer, or one that this page cannot use: nothing is called checked.
      if (only !== null) return;
      this.#trouble = error instanceof Failure && error.code !== 'unreachable' ? error : null;
      this.#enter('away');
    }
  }

  /** What was found missing before keeps the day on which that was first seen. */
  async #take(safe: readonly ReceiptRecord[], gone: readonly GoneRecord[]): Promise<void> {
    const before = new Map(this.#gone.map((record) => [record.receipt.photoId, record]));
    const told = gone.map((record) => {
      const earlier = before.get(record.receipt.photoId);
      return earlier !== undefined && earlier.why === 'missing' && record.why === 'missing' ? earlier : record;
    });
    await this.#store.keep({ safe, gone: told }).catch(() => undefined);
    await this.#receipts.takeBack(told.map(({ receipt }) => receipt.photoId));
    await this.#load();
  }

  /** Photos that an earlier version kept by id alone: the host knows the rest of them, or has them no longer. */
  async #learnEarlier(): Promise<void> {
    for (const id of await this.#store.earlier()) {
      const learned = await learnReceipt(this.#link, id);
      await this.#store.keep('why' in learned ? { gone: [learned] } : { safe: [learned] });
    }
    await this.#load();
  }

  async #load(): Promise<void> {
    const [safe, gone] = await Promise.all([this.#store.safe(), this.#store.gone()]);
    const all = [...safe, ...this.#receipts.unkept];
    this.#safe = all.toSorted((a, b) => (a.keptAt < b.keptAt ? 1 : a.keptAt > b.keptAt ? -1 : 0));
    this.#gone = gone.toSorted((a, b) => (a.at < b.at ? 1 : -1));
    this.#changed();
  }

  #enter(state: CheckState): void {
    this.#state = state;
    this.#changed();
  }

  #changed(): void {
    this.dispatchEvent(new Event('change'));
  }
}

function isWhole(receipt: GoneRecord['receipt']): receipt is ReceiptRecord {
  return receipt.sha256 !== null;
}
