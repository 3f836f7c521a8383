/** Keeps a fresh invitation at hand while one is shown: renewed before it runs out, and at once when it has been used. */
import { Failure } from '../../protocol/failure.ts';
import { type Invitation, InvitationSchema } from '../../protocol/pairing.ts';
import { routes } from '../../protocol/routes.ts';
import type { Wire } from '../wire/wire.ts';

// Whoever scans in the last moment still has time to reach the page.
const renewAheadMs = 20_000;
// A console whose clock is ahead of the host's would otherwise ask without pause.
const leastMs = 10_000;
const retryMs = 4000;

export class InvitationKeeper {
  readonly #wire: Pick<Wire, 'request'>;
  readonly #changed: () => void;
  #showing = 0;
  #asking: AbortController | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #invitation: Invitation | null = null;
  #failure: Failure | null = null;

  constructor(wire: Pick<Wire, 'request'>, changed: () => void) {
    this.#wire = wire;
    this.#changed = changed;
  }

  get invitation(): Invitation | null {
    return this.#invitation;
  }

  /** Why there is none, or no newer one; it is asked for again by itself. */
  get failure(): Failure | null {
    return this.#failure;
  }

  /** While it is shown; returns how to stop. Codes that nobody sees are not made. */
  show(): () => void {
    this.#showing += 1;
    if (this.#showing === 1) this.renew();
    let isShown = true;
    return () => {
      if (!isShown) return;
      isShown = false;
      this.#showing -= 1;
      if (this.#showing === 0) this.#rest();
    };
  }

  /** Another one now, if one is shown. */
  renew(): void {
    if (this.#showing > 0) void this.#renew();
  }

  async #renew(): Promise<void> {
    this.#asking?.abort();
    const asking = new AbortController();
    this.#asking = asking;
    try {
      const options = { method: 'POST', signal: asking.signal };
      const invitation = await this.#wire.request(InvitationSchema, routes.invite, options);
      if (asking.signal.aborted) return;
      this.#invitation = invitation;
      this.#failure = null;
      this.#again(Math.max(leastMs, Date.parse(invitation.expiresAt) - Date.now() - renewAheadMs));
    } catch (error) {
      if (asking.signal.aborted) return;
      if (!(error instanceof Failure)) throw error;
      this.#failure = error;
      this.#again(retryMs);
    }
    this.#changed();
  }

  #again(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.renew(), ms);
  }

  #rest(): void {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    this.#invitation = null;
    this.#failure = null;
    this.#changed();
  }
}
