/** Proofs that a browser holds a key of its own: DPoP (RFC 9449), made fresh by our nonce, since phones' clocks are wrong by hours. */
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { EmbeddedJWK, jwtVerify } from 'jose';
import { z } from 'zod';
import { Failure } from '../../protocol/failure.ts';
import { type PublicKey, PublicKeySchema } from '../../protocol/pairing.ts';
import type { MonotonicClock } from './invitations.ts';

/** What came with a request: the `DPoP` header where there is one, and what the request is, as the one who made it knows it. */
export interface Presented {
  readonly proof: string | undefined;
  readonly method: string;
  readonly url: string;
}

/** `thumbprint` names the key (RFC 7638). A proof that is `stale` is right, but may be one that somebody copied. */
export type Proof =
  | { readonly kind: 'none' }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'stale'; readonly thumbprint: string }
  | { readonly kind: 'fresh'; readonly thumbprint: string };

/** A nonce is good until the next but one. */
const nonceLifeMs = 120_000;

const HeaderSchema = z.object({ jwk: PublicKeySchema });
const ClaimsSchema = z.object({
  jti: z.string().min(1).max(100),
  htm: z.string(),
  htu: z.url(),
  iat: z.number(),
  nonce: z.string().max(100).optional(),
});

export class Proofs {
  readonly #ticks: MonotonicClock;
  readonly #secret = randomBytes(32);
  /** The proofs that were used, by the turn whose nonce they carry. */
  readonly #spent = new Map<number, Set<string>>();

  constructor(ticks: MonotonicClock) {
    this.#ticks = ticks;
  }

  /** What the next proof must carry. It says nothing to anybody, and is no secret. */
  nonce(): string {
    return this.#nonceOf(this.#turn());
  }

  /** What a proof proves; one that is fresh is used up by this. */
  async read({ proof, method, url }: Presented): Promise<Proof> {
    if (proof === undefined) return { kind: 'none' };
    try {
      const verified = await jwtVerify(proof, EmbeddedJWK, { algorithms: ['ES256'], typ: 'dpop+jwt' });
      const { jwk } = HeaderSchema.parse(verified.protectedHeader);
      const { htm, htu, jti, nonce } = ClaimsSchema.parse(verified.payload);
      if (htm !== method || addressOf(htu) !== addressOf(url)) return { kind: 'wrong' };
      const thumbprint = thumbprintOf(jwk);
      return { kind: this.#spend(nonce, `${thumbprint} ${jti}`) ? 'fresh' : 'stale', thumbprint };
    } catch {
      // Whatever cannot be read or does not fit its signature proves nothing.
      return { kind: 'wrong' };
    }
  }

  /** Throws `proof-wrong` unless that key made the proof, and `proof-stale` where it is not fresh. */
  async demand(thumbprint: string, presented: Presented): Promise<void> {
    const proof = await this.read(presented);
    const isOfKey = (proof.kind === 'fresh' || proof.kind === 'stale') && proof.thumbprint === thumbprint;
    if (!isOfKey) throw new Failure('proof-wrong');
    if (proof.kind === 'stale') throw new Failure('proof-stale');
  }

  /** Age is told by the nonce alone (RFC 9449, 4.3: "or a server managed timestamp via the nonce claim"). */
  #spend(nonce: string | undefined, name: string): boolean {
    const now = this.#turn();
    for (const turn of this.#spent.keys()) if (turn < now - 1) this.#spent.delete(turn);
    const turn = [now, now - 1].find((one) => this.#nonceOf(one) === nonce);
    if (turn === undefined) return false;
    const spent = this.#spent.get(turn) ?? new Set();
    if (spent.has(name)) return false;
    this.#spent.set(turn, spent.add(name));
    return true;
  }

  #turn(): number {
    return Math.floor(this.#ticks() / nonceLifeMs);
  }

  #nonceOf(turn: number): string {
    return createHmac('sha256', this.#secret).update(String(turn)).digest('base64url').slice(0, 22);
  }
}

/** The name of a key by its content (RFC 7638). */
export function thumbprintOf({ crv, kty, x, y }: PublicKey): string {
  return createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url');
}

/** Without query and fragment, as RFC 9449 (4.3) compares it. */
function addressOf(url: string): string {
  const { origin, pathname } = new URL(url);
  return origin + pathname;
}
