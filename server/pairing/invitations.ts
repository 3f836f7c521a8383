/** Open invitations: single use, short-lived, guessed at only a few times. They live in memory and die with the process. */
import { randomBytes } from 'node:crypto';
import { Failure } from '../../protocol/failure.ts';
import { hashSecret, isSameSecret, makeTypedCode, normaliseTypedCode } from './secret.ts';

/** Milliseconds on a clock that nobody can set (SAFETY 100: the laptop's own clock may jump). */
export type MonotonicClock = () => number;

export interface OpenedInvitation {
  readonly id: string;
  readonly secret: string;
  readonly typedCode: string;
  readonly expiresInMs: number;
}

interface Kept {
  readonly secretHash: string;
  readonly typedCodeHash: string;
  readonly expiresAtTick: number;
  used: boolean;
  guessable: boolean;
}

/** Guesses at typed codes before the open ones die, and before all typing waits (SAFETY §4.4, after Matter). */
const guessesPerCode = 5;
const guessesPerWindow = 20;
/** Of the window's, so that one address alone cannot keep everybody from typing. */
const guessesPerAddress = 10;
const windowMs = 15 * 60_000;
/** A used or run-out invitation is remembered this long, so that its sentence can say so. */
const rememberMs = 60 * 60_000;

export class Invitations {
  readonly #ticks: MonotonicClock;
  readonly #lifeMs: number;
  readonly #kept = new Map<string, Kept>();
  #wrongGuesses: { readonly tick: number; readonly address: string }[] = [];
  #wrongSinceLastCode = 0;

  constructor(lifeMs: number, ticks: MonotonicClock) {
    this.#lifeMs = lifeMs;
    this.#ticks = ticks;
  }

  open(): OpenedInvitation {
    this.#forgetOld();
    const id = randomBytes(8).toString('base64url');
    const secret = randomBytes(16).toString('base64url');
    const typedCode = makeTypedCode();
    this.#wrongSinceLastCode = 0;
    this.#kept.set(id, {
      secretHash: hashSecret(secret),
      typedCodeHash: hashSecret(typedCode),
      expiresAtTick: this.#ticks() + this.#lifeMs,
      used: false,
      guessable: true,
    });
    return { id, secret, typedCode, expiresInMs: this.#lifeMs };
  }

  /** Uses an invitation up; of two that try in the same moment one wins. Throws `invitation-used`, `invitation-expired`. */
  takeBySecret(id: string, secret: string): string {
    const kept = this.#kept.get(id);
    // One answer for "never existed" and "wrong secret": both look like a code from a host that has restarted since.
    if (kept === undefined || !isSameSecret(kept.secretHash, secret)) throw new Failure('invitation-expired');
    return this.#take(id, kept);
  }

  /** Throws `wrong-code`, `too-many-requests`, `invitation-used`, `invitation-expired`. */
  takeByTypedCode(typed: string, address: string): string {
    const now = this.#ticks();
    this.#wrongGuesses = this.#wrongGuesses.filter(({ tick }) => now - tick < windowMs);
    const fromThere = this.#wrongGuesses.filter((guess) => guess.address === address);
    if (this.#wrongGuesses.length >= guessesPerWindow || fromThere.length >= guessesPerAddress)
      throw new Failure('too-many-requests');
    const hash = hashSecret(normaliseTypedCode(typed));
    for (const [id, kept] of this.#kept) if (kept.guessable && kept.typedCodeHash === hash) return this.#take(id, kept);
    this.#wrongGuesses.push({ tick: now, address });
    this.#wrongSinceLastCode += 1;
    if (this.#wrongSinceLastCode >= guessesPerCode) for (const kept of this.#kept.values()) kept.guessable = false;
    throw new Failure('wrong-code');
  }

  /** Whether wrong guesses have killed the codes that are open. */
  get isDead(): boolean {
    return this.#wrongSinceLastCode >= guessesPerCode;
  }

  /** Ends all that are open; answers which. */
  close(): string[] {
    const open = [...this.#kept].filter(([, kept]) => !kept.used);
    for (const [, kept] of open) kept.used = true;
    return open.map(([id]) => id);
  }

  #take(id: string, kept: Kept): string {
    if (kept.used) throw new Failure('invitation-used');
    if (this.#ticks() >= kept.expiresAtTick) throw new Failure('invitation-expired');
    kept.used = true;
    return id;
  }

  #forgetOld(): void {
    const before = this.#ticks() - rememberMs;
    for (const [id, kept] of this.#kept) if (kept.expiresAtTick < before) this.#kept.delete(id);
  }
}
