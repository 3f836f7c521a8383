/** What the host says of itself, asked for when somebody says that it has changed, and now and then. */
import { type OwnerStatus, OwnerStatusSchema } from '../../protocol/care.ts';
import { Failure } from '../../protocol/failure.ts';
import { routes } from '../../protocol/routes.ts';
import type { Wire } from '../wire/wire.ts';

// Free space and the addresses have no event of their own.
const everyMs = 30_000;

export class OwnersStatus {
  readonly #wire: Pick<Wire, 'request'>;
  readonly #moved: () => void;
  #now: OwnerStatus | null = null;
  #askedAtMs = 0;

  /** `moved` is told when the host has other addresses than before: the code on the screen leads to one that it no longer has. */
  constructor(wire: Pick<Wire, 'request'>, moved: () => void) {
    this.#wire = wire;
    this.#moved = moved;
  }

  /** null until the host has told. */
  get now(): OwnerStatus | null {
    return this.#now;
  }

  isDue(nowMs: number): boolean {
    return nowMs - this.#askedAtMs >= everyMs;
  }

  /** Rejects with `Failure`. */
  async load(): Promise<void> {
    this.#askedAtMs = Date.now();
    const before = this.#now?.addresses?.join(' ');
    this.#now = await this.#wire.request(OwnerStatusSchema, routes.status);
    if (before !== undefined && before !== this.#now.addresses?.join(' ')) this.#moved();
  }

  /** As `load`, for whom an old answer will do as well; `changed` is told of a new one. */
  async refresh(changed: () => void): Promise<void> {
    try {
      await this.load();
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      return;
    }
    changed();
  }
}
