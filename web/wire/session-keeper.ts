/** Who this browser is, and its access token; renewed by one request at a time, across tabs too, since refresh tokens rotate. */
import { Failure } from '../../protocol/failure.ts';
import type { Device, Session } from '../../protocol/pairing.ts';
import type { KeptSession, SessionStore } from './session-store.ts';

/** Runs `act` while no other tab runs one of that name. */
export type Alone = <T>(name: string, act: () => Promise<T>) => Promise<T>;

// Old browsers have no Web Locks; there the host's grace for a repeated refresh keeps two tabs apart.
const aloneByWebLock: Alone = async (name, act) =>
  globalThis.navigator?.locks === undefined ? await act() : await navigator.locks.request(name, act);

/** Lives in this page alone: what is copied from the browser's storage opens nothing. */
export type AccessToken = Pick<Session, 'accessToken' | 'expiresAt'>;

export class SessionKeeper {
  readonly #store: SessionStore;
  readonly #refresh: (refreshToken: string) => Promise<Session>;
  readonly #alone: Alone;
  #session: KeptSession | null = null;
  #access: AccessToken | null = null;
  #renewal: Promise<string> | null = null;

  constructor(store: SessionStore, refresh: (refreshToken: string) => Promise<Session>, alone: Alone = aloneByWebLock) {
    this.#store = store;
    this.#refresh = refresh;
    this.#alone = alone;
  }

  get device(): Device | null {
    return this.#session?.device ?? null;
  }

  /** null until this page has asked for one. */
  get access(): AccessToken | null {
    return this.#access;
  }

  /** Takes up what was kept before the page was loaded. */
  async recall(): Promise<KeptSession | null> {
    this.#access = null;
    this.#session = await this.#store.read();
    return this.#session;
  }

  async keep(session: Session): Promise<void> {
    this.#take(session);
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
    if (stored !== null && stored.refreshToken !== forgotten?.refreshToken) return false;
    this.#session = null;
    await this.#store.clear();
    return true;
  }

  /** The access token that follows `spent`, null for the first; asks the host at most once for any number of callers. */
  async renew(spent: string | null): Promise<string> {
    if (this.#session === null) throw new Failure('not-signed-in');
    if (this.#access !== null && this.#access.accessToken !== spent) return this.#access.accessToken;
    this.#renewal ??= this.#renewOnce().finally(() => {
      this.#renewal = null;
    });
    return await this.#renewal;
  }

  async #renewOnce(): Promise<string> {
    return await this.#alone('landfall-refresh', async () => {
      // Another tab may have traded in the one that this page knew.
      const stored = await this.#store.read();
      if (stored === null) throw new Failure('not-signed-in');
      const next = await this.#refresh(stored.refreshToken);
      // Where this browser was paired anew meanwhile, that holds.
      if (await this.#store.write(next, stored.refreshToken)) this.#take(next);
      return this.#access?.accessToken ?? next.accessToken;
    });
  }

  #take({ device, refreshToken, accessToken, expiresAt }: Session): void {
    this.#session = { device, refreshToken };
    this.#access = { accessToken, expiresAt };
  }
}
