/** What was done with the host, as far as the reader has gone back; kept up to date while it is shown. */
import { type ActivityEntry, ActivityPageSchema } from '../../protocol/activity.ts';
import { Failure } from '../../protocol/failure.ts';
import type { DeviceId } from '../../protocol/pairing.ts';
import { routes } from '../../protocol/routes.ts';
import type { Wire } from '../wire/wire.ts';

const perPage = 50;

/** Dispatches `change`. Asks for nothing while nobody looks. */
export class ActivityLog extends EventTarget {
  readonly #wire: Pick<Wire, 'request'>;
  #entries: readonly ActivityEntry[] | null = null;
  #next: number | null = null;
  #device: DeviceId | null = null;
  #failure: Failure | null = null;
  #showing = 0;
  #asking: AbortController | null = null;

  constructor(wire: Pick<Wire, 'request'>) {
    super();
    this.#wire = wire;
  }

  /** Newest first; null until the host has told. */
  get entries(): readonly ActivityEntry[] | null {
    return this.#entries;
  }

  get hasOlder(): boolean {
    return this.#next !== null;
  }

  /** Of which device alone; null for all. */
  get device(): DeviceId | null {
    return this.#device;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  /** While it is looked at; returns how to stop. */
  show(): () => void {
    this.#showing += 1;
    void this.#load();
    return () => {
      this.#showing -= 1;
    };
  }

  /** Something was done. */
  heard(): void {
    if (this.#showing > 0) void this.#load();
  }

  only(device: DeviceId | null): void {
    this.#device = device;
    this.#entries = null;
    this.#next = null;
    void this.#load();
    this.#changed();
  }

  /** Goes further back. */
  older(): void {
    if (this.#next !== null) void this.#load(this.#next);
  }

  async #load(before: number | null = null): Promise<void> {
    this.#asking?.abort();
    const asking = new AbortController();
    this.#asking = asking;
    const query = new URLSearchParams({
      limit: String(perPage),
      ...(before === null ? {} : { before: String(before) }),
      ...(this.#device === null ? {} : { device: this.#device }),
    });
    try {
      const options = { signal: asking.signal };
      const page = await this.#wire.request(ActivityPageSchema, `${routes.activity}?${query.toString()}`, options);
      if (asking.signal.aborted) return;
      this.#failure = null;
      this.#take(page.entries, page.next);
    } catch (error) {
      if (asking.signal.aborted) return;
      if (!(error instanceof Failure)) throw error;
      this.#failure = error;
    }
    this.#changed();
  }

  /** Older ones go below what is here; a newest page that does not reach down to it takes its place. */
  #take(page: readonly ActivityEntry[], next: number | null): void {
    const known = this.#entries ?? [];
    const lowest = page.at(-1)?.id ?? 0;
    const highest = known[0]?.id ?? 0;
    const isApart = next !== null && lowest > highest;
    const fresh = new Map((isApart ? [] : known).map((entry) => [entry.id, entry]));
    for (const entry of page) fresh.set(entry.id, entry);
    this.#entries = [...fresh.values()].toSorted((a, b) => b.id - a.id);
    if (isApart || known.length === 0 || lowest < (known.at(-1)?.id ?? 0)) this.#next = next;
  }

  #changed(): void {
    this.dispatchEvent(new Event('change'));
  }
}
