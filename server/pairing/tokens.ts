/** Keys that devices hold: short access, rotating refresh, and the two cookies. Kept as hashes only. */
import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { Failure } from '../../protocol/failure.ts';
import type { DeviceId } from '../../protocol/pairing.ts';
import type { PairingTables, TokenKind, TokenRow } from './pairing-tables.ts';
import { hashSecret, isWellMade, makeSecret, type SecretPrefix } from './secret.ts';

export interface Keys {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly mediaToken: string;
  readonly recoveryToken: string;
  /** When the access token ends, in milliseconds since 1970. */
  readonly expiresAtMs: number;
}

/** All tokens that descend from one sign-in, and the browser's own key that they belong to, where it has one. */
export interface Family {
  readonly family: string;
  readonly thumbprint: string | null;
}

/** Whose token it is, and of which sign-in. */
export interface Holder {
  readonly deviceId: DeviceId;
  readonly family: string;
}

const accessLifeMs = 60 * 60_000;
/** A pairing lives 30 days from its last use (CONTRACT). */
export const pairingLifeMs = 30 * 24 * 3_600_000;

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
  /** Hash -> holder, so that a request with a known key costs no query. Emptied whenever keys end. */
  readonly #recognised = new Map<string, Holder & { readonly expiresAtMs: number }>();
  /** Counted up whenever keys end, so that nothing read before is remembered after. */
  #ended = 0;

  constructor(db: Kysely<PairingTables>, now: () => number) {
    this.#db = db;
    this.#now = now;
  }

  /** The first keys of a family, for a browser with that key of its own or with none. */
  async begin(deviceId: DeviceId, thumbprint: string | null): Promise<Keys> {
    return this.#db
      .transaction()
      .execute((trx) =>
        this.#issue(trx, deviceId, { family: randomBytes(12).toString('base64url'), thumbprint }, null),
      );
  }

  /** The next keys after a refresh token, which is spent by this; those it was traded for before, and never used, end. */
  async succeed(spent: TokenRow, thumbprint: string | null): Promise<Keys> {
    return this.#db.transaction().execute(async (trx) => {
      await trx.deleteFrom('tokens').where('parent', '=', spent.hash).execute();
      const usedAt = spent.used_at ?? this.#now();
      await trx.updateTable('tokens').set({ used_at: usedAt }).where('hash', '=', spent.hash).execute();
      return this.#issue(trx, spent.device_id, { family: spent.family, thumbprint }, spent.hash);
    });
  }

  /** Whose key this is. Throws `not-signed-in` for an unknown key and `access-expired` for one that ran out. */
  async recognise(token: string, kind: 'access' | 'media'): Promise<Holder> {
    const hash = this.#hashOf(token, kind);
    let known = this.#recognised.get(hash);
    if (known === undefined) {
      const ended = this.#ended;
      const row = await this.#row(hash, kind);
      if (row === undefined) throw new Failure('not-signed-in');
      known = { deviceId: row.device_id, family: row.family, expiresAtMs: row.expires_at };
      if (ended === this.#ended) this.#recognised.set(hash, known);
      if (kind === 'access' && row.used_at === null && row.thumbprint !== null) this.#noteUse(hash);
    }
    if (this.#now() >= known.expiresAtMs) throw new Failure('access-expired');
    return known;
  }

  /** Throws `not-signed-in` for one that is unknown or ran out. */
  async find(token: string, kind: 'refresh' | 'recovery'): Promise<TokenRow> {
    const row = await this.#row(this.#hashOf(token, kind), kind);
    if (row === undefined || this.#now() >= row.expires_at) throw new Failure('not-signed-in');
    return row;
  }

  /** Whether any of the keys that this refresh token was traded for has been shown since. */
  async hasUsedSuccessor({ hash }: TokenRow): Promise<boolean> {
    const used = await this.#db
      .selectFrom('tokens')
      .select('hash')
      .where('parent', '=', hash)
      .where('used_at', 'is not', null)
      .executeTakeFirst();
    return used !== undefined;
  }

  /** True for the one who ends it. */
  async endToken({ hash }: TokenRow): Promise<boolean> {
    const ended = await this.#db.deleteFrom('tokens').where('hash', '=', hash).returning('hash').executeTakeFirst();
    return ended !== undefined;
  }

  async endFamily(family: string): Promise<void> {
    await this.#db.deleteFrom('tokens').where('family', '=', family).execute();
    this.#forget();
  }

  /** Ends all keys of a device, but those of the family that is spared. */
  async endDevice(deviceId: DeviceId, spared: string | null = null): Promise<void> {
    const all = this.#db.deleteFrom('tokens').where('device_id', '=', deviceId);
    await (spared === null ? all : all.where('family', '!=', spared)).execute();
    this.#forget();
  }

  async #issue(
    db: Kysely<PairingTables>,
    deviceId: DeviceId,
    { family, thumbprint }: Family,
    parent: string | null,
  ): Promise<Keys> {
    const now = this.#now();
    const expiresAt = (kind: TokenKind): number => now + (kind === 'access' ? accessLifeMs : pairingLifeMs);
    const made = kinds.map((kind) => ({ kind, secret: makeSecret(prefixes[kind]) }));
    await db
      .deleteFrom('tokens')
      .where('expires_at', '<', now - pairingLifeMs)
      .execute();
    await db
      .insertInto('tokens')
      .values(
        made.map(({ kind, secret }) => ({
          hash: hashSecret(secret),
          kind,
          device_id: deviceId,
          family,
          expires_at: expiresAt(kind),
          used_at: null,
          thumbprint,
          parent,
        })),
      )
      .execute();
    const secretOf = (kind: TokenKind): string => made.find((one) => one.kind === kind)?.secret ?? '';
    return {
      accessToken: secretOf('access'),
      refreshToken: secretOf('refresh'),
      mediaToken: secretOf('media'),
      recoveryToken: secretOf('recovery'),
      expiresAtMs: expiresAt('access'),
    };
  }

  #hashOf(token: string, kind: TokenKind): string {
    if (!isWellMade(token, prefixes[kind])) throw new Failure('not-signed-in');
    return hashSecret(token);
  }

  /** Found by its hash: how long that takes says nothing about how much of a guess was right (SAFETY 103). */
  #row(hash: string, kind: TokenKind): Promise<TokenRow | undefined> {
    const found = this.#db.selectFrom('tokens').selectAll().where('hash', '=', hash).where('kind', '=', kind);
    return found.executeTakeFirst();
  }

  #noteUse(hash: string): void {
    this.#db
      .updateTable('tokens')
      .set({ used_at: this.#now() })
      .where('hash', '=', hash)
      .execute()
      // A full disk: then a copy of an old key is noticed one use later.
      .catch(() => undefined);
  }

  #forget(): void {
    this.#ended += 1;
    this.#recognised.clear();
  }
}
