/** Keys that devices hold: short access, rotating refresh, and the two cookies. Kept as hashes only. */
import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { Failure } from '../../protocol/failure.ts';
import type { DeviceId } from '../../protocol/pairing.ts';
import type { PairingTables, TokenKind } from './pairing-tables.ts';
import { hashSecret, makeSecret, type SecretPrefix } from './secret.ts';

export interface Keys {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly mediaToken: string;
  readonly recoveryToken: string;
  /** When the access token ends, in milliseconds since 1970. */
  readonly expiresAtMs: number;
}

const accessLifeMs = 60 * 60_000;
/** A pairing lives 30 days from its last use (CONTRACT). */
export const pairingLifeMs = 30 * 24 * 3_600_000;
/** A refresh whose answer was lost on the way may be asked again this long; later it means that a copy is about. */
const graceMs = 60_000;

const prefixes: Record<TokenKind, SecretPrefix> = {
  access: 'lf_acc_',
  refresh: 'lf_ref_',
  media: 'lf_med_',
  recovery: 'lf_rec_',
};

const kinds: readonly TokenKind[] = ['access', 'refresh', 'media', 'recovery'];

export class Tokens {
  readonly #db: Kysely<PairingTables>;
  readonly #now: () => number;
  /** Hash -> device, so that a request with a known key costs no query. Emptied whenever keys end. */
  readonly #recognised = new Map<string, { deviceId: DeviceId; expiresAtMs: number }>();
  readonly #successors = new Map<string, Promise<Keys>>();

  constructor(db: Kysely<PairingTables>, now: () => number) {
    this.#db = db;
    this.#now = now;
  }

  /** New keys for a device. Without a family they begin one. */
  async issue(deviceId: DeviceId, family: string = randomBytes(12).toString('base64url')): Promise<Keys> {
    const now = this.#now();
    const rows = kinds.map((kind) => ({ kind, secret: makeSecret(prefixes[kind]) }));
    const expiresAt = (kind: TokenKind): number => now + (kind === 'access' ? accessLifeMs : pairingLifeMs);
    await this.#db
      .deleteFrom('tokens')
      .where('expires_at', '<', now - pairingLifeMs)
      .execute();
    await this.#db
      .insertInto('tokens')
      .values(
        rows.map(({ kind, secret }) => ({
          hash: hashSecret(secret),
          kind,
          device_id: deviceId,
          family,
          expires_at: expiresAt(kind),
        })),
      )
      .execute();
    const secretOf = (kind: TokenKind): string => rows.find((row) => row.kind === kind)?.secret ?? '';
    return {
      accessToken: secretOf('access'),
      refreshToken: secretOf('refresh'),
      mediaToken: secretOf('media'),
      recoveryToken: secretOf('recovery'),
      expiresAtMs: expiresAt('access'),
    };
  }

  /** Whose key this is. Throws `not-signed-in` for an unknown key and `access-expired` for one that ran out. */
  async recognise(token: string, kind: 'access' | 'media'): Promise<DeviceId> {
    if (!token.startsWith(prefixes[kind])) throw new Failure('not-signed-in');
    const hash = hashSecret(token);
    let known = this.#recognised.get(hash);
    if (known === undefined) {
      const row = await this.#db
        .selectFrom('tokens')
        .selectAll()
        .where('hash', '=', hash)
        .where('kind', '=', kind)
        .executeTakeFirst();
      if (row === undefined) throw new Failure('not-signed-in');
      known = { deviceId: row.device_id, expiresAtMs: row.expires_at };
      this.#recognised.set(hash, known);
    }
    if (this.#now() >= known.expiresAtMs) throw new Failure('access-expired');
    return known.deviceId;
  }

  /**
   * Trades a refresh token for the next keys. Asked again within a minute the answer is the same, in case the first was
   * lost; after that the whole family ends, since two hold the same key (RFC 9700, 4.14.2). Throws `not-signed-in`.
   */
  async refresh(refreshToken: string): Promise<{ deviceId: DeviceId; keys: Keys }> {
    const hash = hashSecret(refreshToken);
    const row = await this.#db
      .selectFrom('tokens')
      .selectAll()
      .where('hash', '=', hash)
      .where('kind', '=', 'refresh')
      .executeTakeFirst();
    const now = this.#now();
    if (row === undefined || now >= row.expires_at) throw new Failure('not-signed-in');
    let successor = this.#successors.get(hash);
    if (successor === undefined) {
      if (row.used_at !== null && now - row.used_at > graceMs) {
        await this.endFamily(row.family);
        throw new Failure(
          'not-signed-in',
          'This device’s key was used twice, so it was cut off for safety. Pair it again.',
        );
      }
      successor = this.#succeed(row);
      this.#successors.set(hash, successor);
      setTimeout(() => this.#successors.delete(hash), graceMs).unref();
    }
    return { deviceId: row.device_id, keys: await successor };
  }

  async #succeed(row: { hash: string; device_id: DeviceId; family: string; used_at: number | null }): Promise<Keys> {
    await this.#db
      .updateTable('tokens')
      .set({ used_at: row.used_at ?? this.#now() })
      .where('hash', '=', row.hash)
      .execute();
    return this.issue(row.device_id, row.family);
  }

  /** New keys for a browser that lost its own but still sends the recovery cookie, which is used up. Throws `not-signed-in`. */
  async recover(recoveryToken: string): Promise<{ deviceId: DeviceId; keys: Keys }> {
    const row = await this.#db
      .deleteFrom('tokens')
      .where('hash', '=', hashSecret(recoveryToken))
      .where('kind', '=', 'recovery')
      .returningAll()
      .executeTakeFirst();
    if (row === undefined || this.#now() >= row.expires_at) throw new Failure('not-signed-in');
    await this.endFamily(row.family);
    return { deviceId: row.device_id, keys: await this.issue(row.device_id) };
  }

  async endFamily(family: string): Promise<void> {
    await this.#db.deleteFrom('tokens').where('family', '=', family).execute();
    this.#recognised.clear();
  }
}
