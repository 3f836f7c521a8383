/** New keys for old: trading refresh tokens, coming back by the recovery cookie, and noticing that a key was copied. */
import { Failure } from '../../protocol/failure.ts';
import type { DeviceId } from '../../protocol/pairing.ts';
import type { TokenRow } from './pairing-tables.ts';
import type { Presented, Proof, Proofs } from './proofs.ts';
import type { Keys, Tokens } from './tokens.ts';

/** A refresh whose answer was lost on the way may be asked again this long; later it means that a copy is about. */
const graceMs = 60_000;

export interface Renewed {
  readonly deviceId: DeviceId;
  readonly keys: Keys;
}

export interface RenewalsOptions {
  readonly tokens: Tokens;
  readonly proofs: Proofs;
  readonly now: () => number;
  /** A key was used by somebody who is not its browser, or twice. `isCutOff`: its family has ended. */
  readonly copied: (id: DeviceId, family: string, isCutOff: boolean) => void;
}

export class Renewals {
  readonly #options: RenewalsOptions;
  /** Hash of a refresh token -> what it was traded for, as long as the grace lasts. */
  readonly #successors = new Map<string, Promise<Keys>>();

  constructor(options: RenewalsOptions) {
    this.#options = options;
  }

  /**
   * Trades a refresh token for the next keys. Asked again within a minute the answer is the same, in case the first was
   * lost; after that the whole family ends, since two hold the same key (RFC 9700, 4.14.2). Where the family belongs to a
   * browser's own key, only that browser can do any of this (RFC 9449, 5): others are refused, and end nothing.
   * Throws `not-signed-in`, `proof-wrong`, `proof-stale`.
   */
  async refresh(refreshToken: string, presented: Presented): Promise<Renewed> {
    const row = await this.#options.tokens.find(refreshToken, 'refresh');
    const thumbprint = await this.#prove(row, await this.#options.proofs.read(presented));
    let successor = this.#successors.get(row.hash);
    if (successor === undefined) {
      successor = this.#trade(row, thumbprint);
      this.#successors.set(row.hash, successor);
      const forget = (): void => void this.#successors.delete(row.hash);
      setTimeout(forget, graceMs).unref();
      // What failed may be tried again at once.
      successor.catch(forget);
    }
    return { deviceId: row.device_id, keys: await successor };
  }

  /** New keys for a browser that lost its own but still sends the recovery cookie, which is used up. Throws `not-signed-in`. */
  async recover(recoveryToken: string, thumbprint: string | null): Promise<Renewed> {
    const { tokens } = this.#options;
    const row = await tokens.find(recoveryToken, 'recovery');
    if (!(await tokens.endToken(row))) throw new Failure('not-signed-in');
    await tokens.endFamily(row.family);
    return { deviceId: row.device_id, keys: await tokens.begin(row.device_id, thumbprint) };
  }

  /** The key that the next keys belong to; a family without one gets that of the browser that has come to have one. */
  async #prove(row: TokenRow, proof: Proof): Promise<string | null> {
    if (proof.kind === 'none' && row.thumbprint === null) return null;
    const isProven = proof.kind === 'fresh' || proof.kind === 'stale';
    if (!isProven || (row.thumbprint !== null && proof.thumbprint !== row.thumbprint)) {
      if (row.thumbprint !== null) this.#options.copied(row.device_id, row.family, false);
      throw new Failure('proof-wrong');
    }
    if (proof.kind === 'stale') throw new Failure('proof-stale');
    return proof.thumbprint;
  }

  async #trade(row: TokenRow, thumbprint: string | null): Promise<Keys> {
    const { tokens, now, copied } = this.#options;
    // Also where the laptop's clock was set back meanwhile.
    const isLate = row.used_at !== null && Math.abs(now() - row.used_at) > graceMs;
    // Who proves its own key has only lost the answer, as on leaving the Wi-Fi, unless somebody made use of it.
    if (isLate && (row.thumbprint === null || (await tokens.hasUsedSuccessor(row)))) {
      await tokens.endFamily(row.family);
      copied(row.device_id, row.family, true);
      throw new Failure(
        'not-signed-in',
        'This device’s key was used twice, so it was cut off for safety. Pair it again.',
      );
    }
    return tokens.succeed(row, thumbprint);
  }
}
