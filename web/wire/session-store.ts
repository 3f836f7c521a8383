/** The session in IndexedDB, the app's source of truth for who this browser is; and the host's name, to show while it is away. */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { z } from 'zod';
import { type Device, type Session, SessionSchema } from '../../protocol/pairing.ts';

interface SessionDatabase extends DBSchema {
  session: { key: 'current' | 'host-name'; value: unknown };
}

const HostNameSchema = z.string().min(1);

export class SessionStore {
  readonly #database: IDBPDatabase<SessionDatabase> | null;
  #kept: Session | null = null;

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
  async read(): Promise<Session | null> {
    if (this.#database === null) return this.#kept;
    const stored = SessionSchema.safeParse(await this.#database.get('session', 'current'));
    return stored.success ? stored.data : null;
  }

  async write(session: Session): Promise<void> {
    this.#kept = session;
    await this.#database?.put('session', session, 'current');
  }

  /** Renames or re-grades the device and leaves the tokens to whichever tab renewed them last. */
  async describe(device: Device): Promise<void> {
    if (this.#kept !== null) this.#kept = { ...this.#kept, device };
    const transaction = this.#database?.transaction('session', 'readwrite');
    const stored = SessionSchema.safeParse(await transaction?.store.get('current'));
    if (stored.success) await transaction?.store.put({ ...stored.data, device }, 'current');
    await transaction?.done;
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
