/** Who this browser is, and its access token; renewed by one request at a time, across tabs too, since refresh tokens rotate. */
import { Failure } from '../../protocol/failure.ts';
import type { Device, Session } from '../../protocol/pairing.ts';
import type { SessionStore } from './session-store.ts';

/** Runs `act` while no other tab runs one of that name. */
export type Alone = <T>(name: string, act: () => Promise<T>) => Promise<T>;

// Old browsers have no Web Locks; there the host's grace for a repeated refresh keeps two tabs apart.
const aloneByWebLock: Alone = async (name, act) =>
  globalThis.navigator?.locks === undefined ? await act() : await navigator.locks.request(name, act);

export class SessionKeeper {
  readonly #store: SessionStore;
  readonly #refresh: (refreshToken: string) => Promise<Session>;
  readonly #alone: Alone;
  #session: Session | null = null;
  #renewal: Promise<Session> | null = null;

  constructor(store: SessionStore, refresh: (refreshToken: string) => Promise<Session>, alone: Alone = aloneByWebLock) {
    this.#store = store;
    this.#refresh = refresh;
    this.#alone = alone;
  }

  get session(): Session | null {
    return this.#session;
  }

  /** Takes up what was kept before the page was loaded. */
  async recall(): Promise<Session | null> {
    this.#session = await this.#store.read();
    return this.#session;
  }

  async keep(session: Session): Promise<void> {
    this.#session = session;
    await this.#store.write(session);
  }

  /** The device as the owner now calls it, or lets it do. */
  async describe(device: Device): Promise<void> {
    if (this.#session === null) return;
    const { name, access } = this.#session.device;
    this.#session = { ...this.#session, device };
    // Counts change with every photo and are worth no write.
    if (name !== device.name || access !== device.access) await this.#store.describe(device);
  }

  /** False where another tab has paired again meanwhile: then that session is taken up instead. */
  async forget(): Promise<boolean> {
    const forgotten = this.#session;
    const stored = await this.recall();
    if (stored !== null && stored.accessToken !== forgotten?.accessToken) return false;
    this.#session = null;
    await this.#store.clear();
    return true;
  }

  /** The access token that follows `spent`; asks the host at most once for any number of callers. */
  async renew(spent: string): Promise<string> {
    if (this.#session === null) throw new Failure('not-signed-in');
    if (this.#session.accessToken !== spent) return this.#session.accessToken;
    this.#renewal ??= this.#renewOnce(spent).finally(() => {
      this.#renewal = null;
    });
    return (await this.#renewal).accessToken;
  }

  async #renewOnce(spent: string): Promise<Session> {
    return await this.#alone('landfall-refresh', async () => {
      const stored = await this.#store.read();
      if (stored === null) throw new Failure('not-signed-in');
      // Another tab was first: its new tokens are ours too.
      const next = stored.accessToken === spent ? await this.#refresh(stored.refreshToken) : stored;
      await this.keep(next);
      return next;
    });
  }
}
