/** What this browser keeps between pages, in IndexedDB: who it is, its own key, and the host's name. No access token: that lives as long as its page. */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { z } from 'zod';
import { type Device, SessionSchema } from '../../protocol/pairing.ts';

interface SessionDatabase extends DBSchema {
  session: { key: 'current' | 'host-name' | 'own-key'; value: unknown };
}

const HostNameSchema = z.string().min(1);
const CryptoKeySchema = z.custom<CryptoKey>((stored) => stored instanceof CryptoKey);
const KeyPairSchema = z.object({ publicKey: CryptoKeySchema, privateKey: CryptoKeySchema });
const KeptSessionSchema = SessionSchema.pick({ device: true, refreshToken: true });
export type KeptSession = z.infer<typeof KeptSessionSchema>;

export class SessionStore {
  readonly #database: IDBPDatabase<SessionDatabase> | null;
  #kept: KeptSession | null = null;

  private constructor(database: IDBPDatabase<SessionDatabase> | null) {
    this.#database = database;
  }

  /** Where a browser allows no storage, the session lives as long as the page. */
  static async open(): Promise<SessionStore> {
    try {
      return new SessionStore(
        await openDB<SessionDatabase>('landfall-session', 1, {
          upgrade: (database) => void database.createObjectStore('session'),
        }),
      );
    } catch {
      return new SessionStore(null);
    }
  }

  /** null where there is none, or one that this version cannot read. */
  async read(): Promise<KeptSession | null> {
    if (this.#database === null) return this.#kept;
    const stored = KeptSessionSchema.safeParse(await this.#database.get('session', 'current'));
    return stored.success ? stored.data : null;
  }

  /** Resolves when it is on the disk; in place of `spent` alone, where that is given. False where another is kept by now. */
  async write({ device, refreshToken }: KeptSession, spent: string | null = null): Promise<boolean> {
    const session = { device, refreshToken };
    // A refresh token that a crash takes back has been traded in already.
    const transaction = this.#database?.transaction('session', 'readwrite', { durability: 'strict' });
    const stored = KeptSessionSchema.safeParse(
      transaction === undefined ? this.#kept : await transaction.store.get('current'),
    );
    const isOurs = spent === null || (stored.success && stored.data.refreshToken === spent);
    if (isOurs) {
      this.#kept = session;
      await transaction?.store.put(session, 'current');
    }
    await transaction?.done;
    return isOurs;
  }

  /** Renames or re-grades the device and leaves the tokens to whichever tab renewed them last. */
  async describe(device: Device): Promise<void> {
    if (this.#kept !== null) this.#kept = { ...this.#kept, device };
    const transaction = this.#database?.transaction('session', 'readwrite');
    const stored = KeptSessionSchema.safeParse(await transaction?.store.get('current'));
    if (stored.success) await transaction?.store.put({ ...stored.data, device }, 'current');
    await transaction?.done;
  }

  /** The key that is kept, after keeping `made` where there was none; null where there is none, or nowhere to keep it. */
  async keepKey(made: CryptoKeyPair | null): Promise<CryptoKeyPair | null> {
    // In one go, so that two tabs end up with one key.
    const transaction = this.#database?.transaction('session', 'readwrite');
    let stored = await transaction?.store.get('own-key');
    if (stored === undefined && made !== null) {
      await transaction?.store.put(made, 'own-key');
      stored = await transaction?.store.get('own-key');
    }
    await transaction?.done;
    return KeyPairSchema.safeParse(stored).data ?? null;
  }

  async readHostName(): Promise<string | null> {
    const stored = HostNameSchema.safeParse(await this.#database?.get('session', 'host-name'));
    return stored.success ? stored.data : null;
  }

  async writeHostName(name: string): Promise<void> {
    await this.#database?.put('session', name, 'host-name');
  }

  async clear(): Promise<void> {
    this.#kept = null;
    await this.#database?.delete('session', 'current');
  }
}
