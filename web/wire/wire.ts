/** Hides how this browser talks to the host: one typed fetch, one event stream that resumes, the session and its renewal. */
import type { z } from 'zod';
import { Failure } from '../../protocol/failure.ts';
import { HostStatusSchema } from '../../protocol/host.ts';
import type { LiveEvent } from '../../protocol/live-event.ts';
import { type Device, type PublicKey, type Session, SessionSchema } from '../../protocol/pairing.ts';
import { routes } from '../../protocol/routes.ts';
import { LiveEvents } from './live-events.ts';
import type { OwnKey } from './own-key.ts';
import { ask, failureFrom, type RequestOptions, readAnswer } from './request.ts';
import { SessionKeeper } from './session-keeper.ts';
import { SessionStore } from './session-store.ts';

export { backoffMs, pause } from './pause.ts';
export { failureFrom } from './request.ts';

// Renewed this long before its end, so that a slice of a video is not sent in vain.
const renewAheadMs = 30_000;

/** Dispatches `change` when `device`, `hostName`, `reachable` or `endedBy` changes. */
export class Wire extends EventTarget {
  readonly #store: SessionStore;
  readonly #keeper: SessionKeeper;
  readonly #listeners = new Set<(event: LiveEvent) => void>();
  readonly #events: LiveEvents;
  #reachable = true;
  #endedBy: Failure | null = null;
  #hostName: string | null = null;
  // A phone's clock may be years off, so ends of tokens are compared by the host's, known from its answers.
  #hostAheadMs: number | null = null;
  #ownKey: Promise<OwnKey | null> | null = null;
  /** What the host wants to find in the next proof. */
  #nonce: string | null = null;

  private constructor(store: SessionStore) {
    super();
    this.#store = store;
    this.#keeper = new SessionKeeper(store, (refreshToken) =>
      this.request(SessionSchema, routes.refresh, { body: { refreshToken }, bearer: null, proven: true }),
    );
    this.#events = new LiveEvents(
      (lastEventId, signal) => this.#openEvents(lastEventId, signal),
      (event) => this.#deliver(event),
    );
  }

  /** With the stored session, else the one that the host's recovery cookie stands for, else signed out. */
  static async open(): Promise<Wire> {
    const wire = new Wire(await SessionStore.open());
    wire.#hostName = await wire.#store.readHostName();
    void wire.#learnHostName();
    if ((await wire.#keeper.recall()) === null) await wire.#recover();
    return wire;
  }

  /** Who this browser is; null while it is not paired. */
  get device(): Device | null {
    return this.#keeper.device;
  }

  /** What the host calls itself; null until it first answered. */
  get hostName(): string | null {
    return this.#hostName;
  }

  /** False while the host cannot be reached. */
  get reachable(): boolean {
    return this.#reachable;
  }

  /** Why the host ended the session that this page had; null while it has one or never did. */
  get endedBy(): Failure | null {
    return this.#endedBy;
  }

  /** Asks as this device unless `bearer` says otherwise. Rejects with `Failure`; an expired access is renewed once on the way. */
  async request<T>(schema: z.ZodType<T>, path: string, options: RequestOptions = {}): Promise<T> {
    return await readAnswer(schema, await this.#askAs(path, options));
  }

  /** For uploads by XHR. Renewed ahead of its end. */
  async accessToken(signal?: AbortSignal): Promise<string> {
    signal?.throwIfAborted();
    const { access } = this.#keeper;
    if (access === null) return await this.renew(null);
    const isEnding =
      this.#hostAheadMs !== null && Date.parse(access.expiresAt) < Date.now() + this.#hostAheadMs + renewAheadMs;
    return isEnding ? await this.renew(access.accessToken) : access.accessToken;
  }

  /** Of the key that this browser proves itself by from then on; none where it cannot keep one. */
  async ownPublicKey(): Promise<{ publicKey?: PublicKey }> {
    const key = await this.#openOwnKey();
    return key === null ? {} : { publicKey: key.publicKey };
  }

  /** The token after `spent`, which the host called expired; null for the first of this page. */
  async renew(spent: string | null): Promise<string> {
    try {
      return await this.#keeper.renew(spent);
    } catch (error) {
      if (error instanceof Failure && error.remedy === 'pair-again') await this.end(error);
      throw error;
    }
  }

  /** For those who ask without `request`: whether an answer came. */
  heard(isReachable: boolean): void {
    if (this.#reachable === isReachable) return;
    this.#reachable = isReachable;
    if (isReachable) void this.#learnHostName();
    this.#changed();
  }

  /** Asks whether the host is there; `reachable` says. */
  async knock(): Promise<void> {
    await this.#learnHostName();
  }

  async signIn(session: Session): Promise<void> {
    this.#endedBy = null;
    await this.#keeper.keep(session);
    if (this.#listeners.size > 0) this.#events.start();
    this.#changed();
  }

  async signOut(): Promise<void> {
    this.#events.stop();
    await this.#keeper.forget();
    this.#changed();
  }

  /** The host no longer knows this device: forgets the session and remembers why. */
  async end(failure: Failure): Promise<void> {
    if (this.device === null || !(await this.#keeper.forget())) return;
    this.#events.stop();
    this.#endedBy = failure;
    this.#changed();
  }

  /** One stream serves every listener, while there is any; returns how to stop. */
  follow(listener: (event: LiveEvent) => void): () => void {
    this.#listeners.add(listener);
    if (this.device !== null) this.#events.start();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#events.stop();
    };
  }

  async #learnHostName(): Promise<void> {
    try {
      const { name } = await this.request(HostStatusSchema, routes.status, { bearer: null });
      if (name === this.#hostName) return;
      this.#hostName = name;
      this.#changed();
      await this.#store.writeHostName(name);
    } catch {
      // Asked again when the host is next heard from.
    }
  }

  async #recover(): Promise<void> {
    try {
      const body = await this.ownPublicKey();
      await this.signIn(await this.request(SessionSchema, routes.recover, { body, bearer: null }));
    } catch {
      // No cookie, a spent one, or no host: all of them mean that this page starts unpaired.
    }
  }

  async #askAs(path: string, options: RequestOptions, headers?: Record<string, string>): Promise<Response> {
    if (options.proven === true) return await this.#askProven(path, options);
    if (options.bearer !== undefined || this.device === null) return await this.#ask(path, options, headers);
    const token = await this.accessToken(options.signal);
    const response = await this.#ask(path, { ...options, bearer: token }, headers);
    if (response.status !== 401) return response;
    const failure = await failureFrom(response.clone());
    if (failure.code === 'access-expired')
      return await this.#ask(path, { ...options, bearer: await this.renew(token) }, headers);
    if (failure.remedy === 'pair-again') await this.end(failure);
    return response;
  }

  /** Once more with the host's nonce, where it asks for that (RFC 9449, 8). */
  async #askProven(path: string, options: RequestOptions): Promise<Response> {
    const key = await this.#openOwnKey();
    for (let isAgain = false; ; isAgain = true) {
      const method = options.body === undefined ? 'GET' : 'POST';
      const headers = key === null ? {} : { dpop: await key.prove(method, path, this.#nonce) };
      const response = await this.#ask(path, options, headers);
      if (response.status !== 400 || isAgain || (await failureFrom(response.clone())).code !== 'proof-stale')
        return response;
    }
  }

  /** Its code loads when it is first needed: a page can be shown without it. */
  async #openOwnKey(): Promise<OwnKey | null> {
    this.#ownKey ??= import('./own-key.ts').then(
      ({ OwnKey }) => OwnKey.open((made) => this.#store.keepKey(made)),
      () => {
        this.#ownKey = null;
        throw new Failure('unreachable');
      },
    );
    return await this.#ownKey;
  }

  async #ask(path: string, options: RequestOptions, headers?: Record<string, string>): Promise<Response> {
    try {
      const response = await ask(path, options, headers);
      const hostNowMs = Date.parse(response.headers.get('date') ?? '');
      if (!Number.isNaN(hostNowMs)) this.#hostAheadMs = hostNowMs - Date.now();
      this.#nonce = response.headers.get('dpop-nonce') ?? this.#nonce;
      this.heard(true);
      return response;
    } catch (error) {
      if (error instanceof Failure) this.heard(false);
      throw error;
    }
  }

  async #openEvents(lastEventId: string | null, signal: AbortSignal): Promise<Response> {
    const response = await this.#askAs(
      routes.events,
      { signal },
      { accept: 'text/event-stream', ...(lastEventId === null ? {} : { 'last-event-id': lastEventId }) },
    );
    if (!response.ok) throw await failureFrom(response);
    return response;
  }

  #deliver(event: LiveEvent): void {
    if (event.type === 'device-changed' && this.device?.id === event.device.id) {
      void this.#keeper.describe(event.device).then(() => this.#changed());
    }
    for (const listener of this.#listeners) listener(event);
  }

  #changed(): void {
    this.dispatchEvent(new Event('change'));
  }
}
