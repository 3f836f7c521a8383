/** Devices at the door: each waits for the owner's word, for a while. No word is a no. */
import { randomBytes } from 'node:crypto';
import { Failure } from '../../protocol/failure.ts';
import type { PairingRequest, Platform } from '../../protocol/pairing.ts';
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
}

export type ClaimOutcome<Granted> =
  | { readonly state: 'waiting' }
  | { readonly state: 'denied' }
  | { readonly state: 'approved'; readonly granted: Granted };

interface Kept<Granted> {
  readonly request: PairingRequest;
  readonly claimHash: string;
  endsAtTick: number;
  outcome: ClaimOutcome<Granted>;
}

export class Claims<Granted> {
  readonly #ticks: MonotonicClock;
  readonly #kept = new Map<string, Kept<Granted>>();

  constructor(ticks: MonotonicClock) {
    this.#ticks = ticks;
  }

  /** Throws `too-many-requests` when twenty wait already. */
  open(newcomer: Newcomer): { request: PairingRequest; claim: string } {
    this.#forgetOld();
    if (this.waiting().length >= maxWaiting) throw new Failure('too-many-requests');
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

  decide(requestId: string, outcome: Exclude<ClaimOutcome<Granted>, { state: 'waiting' }>): void {
    const kept = this.#findWaiting(requestId);
    kept.outcome = outcome;
    kept.endsAtTick = this.#ticks() + fetchMs;
  }

  /** What became of a claim. Anything but `waiting` is told once. Throws `claim-gone`. */
  collect(claim: string): ClaimOutcome<Granted> {
    this.#forgetOld();
    const hash = hashSecret(claim);
    for (const [id, kept] of this.#kept) {
      if (kept.claimHash !== hash) continue;
      if (kept.outcome.state !== 'waiting') this.#kept.delete(id);
      return kept.outcome;
    }
    throw new Failure('claim-gone');
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
