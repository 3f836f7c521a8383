/** The receipts of this browser: kept as they come, counted, and given out as a list that the host is asked about. */
import type { PhotoId } from '../../protocol/photo.ts';
import type { HostLink } from './host-link.ts';
import type { ReceiptRecord } from './receipt-record.ts';
import { ReceiptStore } from './receipt-store.ts';
import type { SafeList } from './safe-list.ts';

interface Waiting {
  readonly record: ReceiptRecord;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

/** Dispatches `change` when `count` or `batch` does. */
export class Receipts extends EventTarget {
  readonly #link: HostLink;
  readonly #store: ReceiptStore;
  /** Where the browser keeps nothing, they live as long as the page. */
  readonly #unkept = new Map<PhotoId, ReceiptRecord>();
  readonly #batch = new Map<PhotoId, ReceiptRecord>();
  #waiting: Waiting[] = [];
  #isWriting = false;
  #stored = 0;
  #mayBeWhole = false;
  #isAsking = false;
  #list: Promise<SafeList> | null = null;

  private constructor(link: HostLink, store: ReceiptStore) {
    super();
    this.#link = link;
    this.#store = store;
    link.follow((event) => {
      if (event.type === 'photo-removed') void this.#lookAfter([event.photoId]);
      if (event.type === 'photos-changed') void this.#lookAfter(event.photoIds);
    });
  }

  /** Never rejects: a browser that allows no storage has receipts for as long as the page is open. */
  static async open(link: HostLink): Promise<Receipts> {
    const receipts = new Receipts(link, await ReceiptStore.open());
    await receipts.#recount();
    return receipts;
  }

  /** Distinct photos that the host has given this browser a receipt for, and has not taken back as far as we heard. */
  get count(): number {
    return this.#stored + this.#unkept.size;
  }

  /** Of what was picked last, in this page's life. */
  get batch(): readonly ReceiptRecord[] {
    return [...this.#batch.values()];
  }

  /** Those that this browser could not keep. */
  get unkept(): readonly ReceiptRecord[] {
    return [...this.#unkept.values()];
  }

  /**
   * Resolves when the receipt is on this device's disk; those that come while one is being written share the next write.
   * Rejects where the browser cannot keep it: the photo is safe on the host all the same, and counts while the page is open.
   */
  async keep(record: ReceiptRecord): Promise<void> {
    const written = new Promise<void>((resolve, reject) => this.#waiting.push({ record, resolve, reject }));
    void this.#write();
    try {
      await written;
      this.#unkept.delete(record.photoId);
    } catch (error) {
      this.#unkept.set(record.photoId, record);
      throw error;
    } finally {
      this.#addToBatch(record);
      this.#changed();
    }
  }

  /** The list, with the code and the elements that show it; one for the life of the page. */
  async openList(): Promise<SafeList> {
    this.#list ??= this.#loadList().catch((error: unknown) => {
      this.#list = null;
      throw error;
    });
    return await this.#list;
  }

  /** The host no longer stands by these; what is stored of them is the list's to keep. */
  async takeBack(ids: readonly PhotoId[]): Promise<void> {
    for (const id of ids) this.#unkept.delete(id);
    await this.#recount();
  }

  async #recount(): Promise<void> {
    this.#stored = await this.#store.count().catch(() => this.#stored);
    this.#changed();
  }

  async #loadList(): Promise<SafeList> {
    const [{ SafeList: List }] = await Promise.all([import('./safe-list.ts'), import('./safe-to-delete.ts')]);
    return await List.open(this.#link, this.#store, this);
  }

  async #write(): Promise<void> {
    if (this.#isWriting) return;
    this.#isWriting = true;
    while (this.#waiting.length > 0) {
      const writing = this.#waiting;
      this.#waiting = [];
      try {
        await this.#store.keep({ safe: writing.map(({ record }) => record) });
        await this.#recount();
        for (const { resolve } of writing) resolve();
      } catch (error) {
        for (const { reject } of writing) reject(error);
      }
    }
    this.#isWriting = false;
  }

  #addToBatch(record: ReceiptRecord): void {
    const [first] = this.#batch.values();
    if (first !== undefined && first.batchId !== record.batchId) this.#batch.clear();
    this.#batch.set(record.photoId, record);
    if (record.lost.length > 0) void import('./lost-on-the-way.ts');
    if (isMovie(record) || record.lost.includes('live-photo')) void this.#makeWhole();
  }

  /** Where movies came too, stills of this batch may be whole Live Photos by them, which only the host can tell. */
  async #makeWhole(): Promise<void> {
    this.#mayBeWhole = true;
    if (this.#isAsking) return;
    this.#isAsking = true;
    while (this.#mayBeWhole && this.batch.some(isMovie)) {
      this.#mayBeWhole = false;
      const stills = this.batch.filter(({ lost }) => lost.includes('live-photo'));
      const { askHost } = await import('./ask-host.ts');
      const { safe } = await askHost(this.#link, stills).catch(() => ({ safe: [] }));
      for (const record of safe) if (this.#batch.has(record.photoId)) this.#batch.set(record.photoId, record);
      await this.#store.keep({ safe }).catch(() => undefined);
      this.#changed();
    }
    this.#isAsking = false;
  }

  async #lookAfter(ids: readonly PhotoId[]): Promise<void> {
    const own: PhotoId[] = [];
    for (const id of ids) if (await this.#store.has(id)) own.push(id);
    if (own.length > 0) await (await this.openList()).check(own);
  }

  #changed(): void {
    this.dispatchEvent(new Event('change'));
  }
}

function isMovie({ name }: ReceiptRecord): boolean {
  return /\.(?:mov|mp4)$/i.test(name);
}
