/** Devices at the door: each waits for the owner's word, for a while. No word is a no. */
import { randomBytes } from 'node:crypto';
import { Failure } from '../../protocol/failure.ts';
import type { KnownDevice, PairingRequest, Platform } from '../../protocol/pairing.ts';
import type { MonotonicClock } from './invitations.ts';
import { hashSecret, makeMatchCode, makeSecret } from './secret.ts';

const waitMs = 2 * 60_000;
/** How long a decided claim may be fetched by the device that waits for it. */
const fetchMs = 2 * 60_000;
const maxWaiting = 20;

export interface Newcomer {
  readonly name: string;
  readonly platform: Platform;
  readonly address: string;
  /** The known devices that it may be. */
  readonly maybe: KnownDevice[];
}

export type ClaimOutcome<Granted> =
  | { readonly state: 'waiting' }
  | { readonly state: 'denied' }
  | { readonly state: 'approved'; readonly granted: Granted };

interface Kept<Granted> {
  readonly request: PairingRequest;
  readonly claimHash: string;
  readonly thumbprint: string | null;
  endsAtTick: number;
  outcome: ClaimOutcome<Granted>;
}

export class Claims<Granted> {
  readonly #ticks: MonotonicClock;
  readonly #kept = new Map<string, Kept<Granted>>();

  constructor(ticks: MonotonicClock) {
    this.#ticks = ticks;
  }

  /** Throws `too-many-requests` when twenty wait already: asked before an invitation is used up. */
  needRoom(): void {
    if (this.waiting().length >= maxWaiting) throw new Failure('too-many-requests');
  }

  /** `thumbprint` names the key of the newcomer's browser, where it has one. */
  open(newcomer: Newcomer, thumbprint: string | null): { request: PairingRequest; claim: string } {
    this.#forgetOld();
    const claim = makeSecret('lf_clm_');
    const now = Date.now();
    const request: PairingRequest = {
      id: randomBytes(9).toString('base64url'),
      ...newcomer,
      matchCode: makeMatchCode(),
      askedAt: new Date(now).toISOString(),
      expiresAt: new Date(now + waitMs).toISOString(),
    };
    this.#kept.set(request.id, {
      request,
      claimHash: hashSecret(claim),
      thumbprint,
      endsAtTick: this.#ticks() + waitMs,
      outcome: { state: 'waiting' },
    });
    return { request, claim };
  }

  waiting(): PairingRequest[] {
    this.#forgetOld();
    return [...this.#kept.values()].filter((kept) => kept.outcome.state === 'waiting').map((kept) => kept.request);
  }

  /** A request that waits. Throws `not-found`, or `already-answered` once it was decided. */
  find(requestId: string): PairingRequest {
    return this.#findWaiting(requestId).request;
  }

  /** The key of the newcomer's browser; null where it has none. Throws as `find` does. */
  thumbprintOf(requestId: string): string | null {
    return this.#findWaiting(requestId).thumbprint;
  }

  decide(requestId: string, outcome: Exclude<ClaimOutcome<Granted>, { state: 'waiting' }>): void {
    const kept = this.#findWaiting(requestId);
    kept.outcome = outcome;
    kept.endsAtTick = this.#ticks() + fetchMs;
  }

  /**
   * What became of a claim. Anything but `waiting` is told once; who proves a key of its own, which `prove` does, may ask again
   * for a while, since the answer may be lost on the way. Throws `claim-gone`.
   */
  async collect(claim: string, prove: (thumbprint: string) => Promise<void>): Promise<ClaimOutcome<Granted>> {
    const { thumbprint } = this.#findClaimed(claim);
    if (thumbprint !== null) await prove(thumbprint);
    const { request, outcome } = this.#findClaimed(claim);
    if (outcome.state !== 'waiting' && thumbprint === null) this.#kept.delete(request.id);
    return outcome;
  }

  #findClaimed(claim: string): Kept<Granted> {
    this.#forgetOld();
    const hash = hashSecret(claim);
    const kept = [...this.#kept.values()].find(({ claimHash }) => claimHash === hash);
    if (kept === undefined) throw new Failure('claim-gone');
    return kept;
  }

  #findWaiting(requestId: string): Kept<Granted> {
    this.#forgetOld();
    const kept = this.#kept.get(requestId);
    if (kept === undefined) throw new Failure('not-found', 'This device is not waiting any more.');
    if (kept.outcome.state !== 'waiting') throw new Failure('already-answered');
    return kept;
  }

  #forgetOld(): void {
    const now = this.#ticks();
    for (const [id, kept] of this.#kept) if (kept.endsAtTick <= now) this.#kept.delete(id);
  }
}
