/** What the owner's console knows and can do: invitations, who asks, the devices, the host, what is arriving. */
import { z } from 'zod';
import type { OwnerStatus } from '../../protocol/care.ts';
import { Failure } from '../../protocol/failure.ts';
import type { LiveEvent } from '../../protocol/live-event.ts';
import {
  type Device,
  type DeviceChange,
  type DeviceId,
  DeviceListSchema,
  DeviceSchema,
  type Invitation,
  type PairingDecision,
  type PairingRequest,
  PairingRequestListSchema,
  SignedOutSchema,
} from '../../protocol/pairing.ts';
import type { Photo } from '../../protocol/photo.ts';
import { routes } from '../../protocol/routes.ts';
import type { Wire } from '../wire/wire.ts';
import { ActivityLog } from './activity-log.ts';
import { type Arrival, Arrivals } from './arrivals.ts';
import { CareActs, concernsCare } from './care-acts.ts';
import { Doctor } from './doctor-model.ts';
import { type DoorNews, DoorNewsList } from './door-news.ts';
import { InvitationKeeper } from './invitation-keeper.ts';
import { OwnersStatus } from './owners-status.ts';
import { PairedDevices } from './paired-devices.ts';
import { Visitors } from './visitors.ts';

export type ConsoleWire = Pick<Wire, 'device' | 'hostName' | 'reachable' | 'request' | 'follow'> & EventTarget;

const tickMs = 1000;

/** Dispatches `change`. Idle until `open`. */
export class Console extends EventTarget {
  readonly #wire: ConsoleWire;
  readonly #keeper: InvitationKeeper;
  readonly #arrivals = new Arrivals();
  readonly acts: CareActs;
  readonly activity: ActivityLog;
  readonly doctor: Doctor;
  /** Who was at the door while the code was shown. */
  readonly visitors = new Visitors();
  readonly #doorNews = new DoorNewsList();
  /** Answered here: what comes of it is no news. */
  readonly #decided = new Set<string>();
  readonly #paired = new PairedDevices();
  readonly #about: OwnersStatus;
  #requests: readonly PairingRequest[] = [];
  #failure: Failure | null = null;
  #unfollow: (() => void) | null = null;
  #ticker: ReturnType<typeof setInterval> | undefined;
  #wasReachable = true;
  #isLoading = false;
  #loadAgain = false;
  readonly #onWire = (): void => this.#heardOfWire();

  constructor(wire: ConsoleWire) {
    super();
    this.#wire = wire;
    this.acts = new CareActs(wire);
    this.activity = new ActivityLog(wire);
    this.doctor = new Doctor(wire);
    this.#keeper = new InvitationKeeper(wire, () => this.#changed());
    this.#about = new OwnersStatus(wire, () => this.#keeper.renew());
  }

  /** The one to show; null while there is none. */
  get invitation(): Invitation | null {
    return this.#keeper.invitation;
  }

  get invitationFailure(): Failure | null {
    return this.#keeper.failure;
  }

  /** Who waits for the owner's word, longest first. */
  get requests(): readonly PairingRequest[] {
    return this.#requests;
  }

  /** All but this browser; null until the host has told. */
  get devices(): readonly Device[] | null {
    return this.#paired.all?.filter(({ id }) => id !== this.#wire.device?.id) ?? null;
  }

  /** This browser. */
  get self(): Device | null {
    return this.#paired.find(this.#wire.device?.id) ?? this.#wire.device;
  }

  get status(): OwnerStatus | null {
    return this.#about.now;
  }

  get hostName(): string | null {
    return this.#wire.hostName;
  }

  /** Why the devices could not be told. */
  get failure(): Failure | null {
    return this.#failure;
  }

  get arrivals(): readonly Arrival[] {
    return this.#arrivals.now;
  }

  /** What happened at the door and was not dismissed yet, newest first. */
  get doorNews(): readonly DoorNews[] {
    return this.#doorNews.now;
  }

  /** Whether no phone, tablet or other browser is paired; null until the host has told. */
  get isNobodyPaired(): boolean | null {
    return this.devices?.every(({ access }) => access === 'own') ?? null;
  }

  /** Also of a folder that is brought in, once a photo of it has landed. */
  nameOf(id: DeviceId): string | null {
    return this.#paired.nameOf(id);
  }

  /** Starts to listen and loads; does nothing where it has. */
  open(): void {
    if (this.#unfollow !== null) return;
    this.#unfollow = this.#wire.follow((event) => this.#take(event));
    this.#wire.addEventListener('change', this.#onWire);
    this.#ticker = setInterval(() => this.#tick(), tickMs);
    void this.#load();
  }

  close(): void {
    this.#unfollow?.();
    this.#unfollow = null;
    this.#wire.removeEventListener('change', this.#onWire);
    clearInterval(this.#ticker);
  }

  /** Keeps an invitation fresh until what it returns is called. */
  showInvitation(): () => void {
    this.visitors.waitFrom(Date.now());
    return this.#keeper.show();
  }

  renewInvitation(): void {
    this.#keeper.renew();
  }

  /** Asks the host for everything again. */
  reload(): void {
    void this.#load();
  }

  /** Rejects with `Failure`. One that is no longer waiting counts as answered. */
  async decide(requestId: string, decision: PairingDecision): Promise<void> {
    this.#decided.add(requestId);
    try {
      await this.#wire.request(z.unknown(), routes.pairingRequest(requestId), { method: 'POST', body: decision });
    } catch (error) {
      if (!(error instanceof Failure) || (error.code !== 'already-answered' && error.code !== 'not-found')) throw error;
    }
    this.#dropRequest(requestId);
    this.#keeper.renew();
  }

  /** Name and access. Rejects with `Failure`. */
  async changeDevice(id: DeviceId, change: DeviceChange): Promise<void> {
    this.#putDevice(await this.#wire.request(DeviceSchema, routes.device(id), { method: 'PATCH', body: change }));
  }

  /** Rejects with `Failure`. */
  async revoke(id: DeviceId): Promise<void> {
    await this.#wire.request(z.unknown(), routes.revoke(id), { method: 'POST' });
    this.#dropDevice(id);
  }

  /** All but this browser; answers how many. Rejects with `Failure`. */
  async signOutAll(): Promise<number> {
    const { devices } = await this.#wire.request(SignedOutSchema, routes.signOutAll, { method: 'POST' });
    for (const { id } of this.devices ?? []) this.#dropDevice(id);
    return devices;
  }

  dismissNews(id: number): void {
    this.#doorNews.dismiss(id);
    this.#changed();
  }

  #take(event: LiveEvent): void {
    switch (event.type) {
      case 'device-asking':
        this.#requests = [...this.#requests.filter(({ id }) => id !== event.request.id), event.request];
        break;
      case 'device-answered':
        this.#dropRequest(event.requestId);
        break;
      case 'invitation-claimed':
        this.visitors.waitFrom(Date.now());
        if (event.invitationId === this.invitation?.id) this.#keeper.renew();
        return;
      case 'door-notice':
        if (event.notice.kind !== 'paired' || !this.#decided.has(event.notice.requestId))
          this.#doorNews.add(event.notice);
        if (event.notice.kind === 'refused' && event.notice.codesEnded) this.#keeper.renew();
        break;
      case 'device-changed':
        this.#putDevice(event.device);
        break;
      case 'device-removed':
        this.#dropDevice(event.deviceId);
        break;
      case 'photo-added':
        this.#countPhoto(event.photo);
        break;
      case 'upload-progress':
        this.#arrivals.progress(event.deviceId, event.name, event.receivedBytes, event.sizeBytes, Date.now());
        break;
      case 'host-changed':
        this.#keeper.renew();
        void this.#load();
        return;
      case 'activity-noted':
        this.activity.heard();
        return;
      case 'visitor-noticed':
        this.visitors.came(event.step, Date.now());
        break;
      case 'care-changed':
        this.#refreshStatus();
        return;
      case 'photo-changed':
      case 'photo-removed':
        if (concernsCare(this.#about.now?.care, event)) this.#refreshStatus();
        return;
      case 'photos-changed':
        this.#refreshStatus();
        return;
      case 'resync':
        void this.#load();
        return;
      default:
        return;
    }
    // The answer under way may be from before this.
    if (this.#isLoading && event.type !== 'upload-progress') this.#loadAgain = true;
    this.#changed();
  }

  #countPhoto(photo: Photo): void {
    const sender = this.#paired.count(photo);
    if (sender !== null) this.#arrivals.landed(sender, photo.name, photo.sizeBytes, Date.now());
  }

  #putDevice(device: Device): void {
    this.#paired.put(device);
    this.#changed();
  }

  #dropDevice(id: DeviceId): void {
    this.#paired.drop(id);
    this.#arrivals.forget(id);
    this.#changed();
  }

  #dropRequest(requestId: string): void {
    this.#requests = this.#requests.filter(({ id }) => id !== requestId);
    this.#changed();
  }

  async #load(): Promise<void> {
    if (this.#isLoading) {
      this.#loadAgain = true;
      return;
    }
    this.#isLoading = true;
    try {
      do {
        this.#loadAgain = false;
        const [{ devices }, { requests }] = await Promise.all([
          this.#wire.request(DeviceListSchema, routes.devices),
          this.#wire.request(PairingRequestListSchema, routes.pairingRequests),
          this.#about.load(),
        ]);
        if (this.#loadAgain) continue;
        this.#paired.all = devices;
        this.#requests = requests;
        this.#failure = null;
      } while (this.#loadAgain);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      this.#failure = error;
    } finally {
      this.#isLoading = false;
      this.#changed();
    }
  }

  #tick(): void {
    const now = Date.now();
    const waiting = this.#requests.filter(({ expiresAt }) => Date.parse(expiresAt) > now);
    const hasExpired = waiting.length < this.#requests.length;
    this.#requests = waiting;
    if (this.#arrivals.settle(now) || hasExpired) this.#changed();
    if (this.#about.isDue(now) && this.#wire.reachable) this.#refreshStatus();
  }

  #refreshStatus(): void {
    void this.#about.refresh(() => this.#changed());
  }

  /** A host that was away may have started anew: its invitations died with it, and what it knows may have changed. */
  #heardOfWire(): void {
    const { reachable } = this.#wire;
    if (reachable && !this.#wasReachable) {
      this.#keeper.renew();
      void this.#load();
    }
    this.#wasReachable = reachable;
    this.#changed();
  }

  #changed(): void {
    this.dispatchEvent(new Event('change'));
  }
}
