/** Who may come in: invites, claims, approves, recognises and revokes. Hides codes, keys and where they are kept. */
import type { Kysely } from 'kysely';
import { Failure } from '../../protocol/failure.ts';
import type {
  Access,
  ClaimRequest,
  Device,
  DeviceChange,
  DeviceId,
  PairingDecision,
  PairingRequest,
} from '../../protocol/pairing.ts';
import { Claims } from './claims.ts';
import { Devices, ownerId } from './devices.ts';
import { Invitations, type MonotonicClock } from './invitations.ts';
import { LaunchKeys } from './launch-keys.ts';
import type { DeviceRow, PairingTables } from './pairing-tables.ts';
import { type Keys, Tokens } from './tokens.ts';

export { type PairingTables, pairingMigrations } from './pairing-tables.ts';
export { ownerId };

export type PairingEvent =
  | { readonly type: 'device-asking'; readonly request: PairingRequest }
  | { readonly type: 'device-answered'; readonly requestId: string }
  | { readonly type: 'invitation-claimed'; readonly invitationId: string }
  | { readonly type: 'device-changed'; readonly device: Device }
  | { readonly type: 'device-removed'; readonly deviceId: DeviceId };

export interface PairingOptions {
  readonly db: Kysely<PairingTables>;
  readonly ownerName: string;
  readonly invitationLifeMs: number;
  /** What the library holds of a device: photos and bytes. */
  readonly countsOf: (id: DeviceId) => { readonly photoCount: number; readonly sizeBytes: number };
  readonly announce: (event: PairingEvent) => void;
  readonly now?: () => number;
  readonly ticks?: MonotonicClock;
}

/** A device that has shown a key. */
export interface Guest {
  readonly id: DeviceId;
  readonly access: Access;
  readonly name: string;
}

export interface SignedIn {
  readonly device: Device;
  readonly keys: Keys;
}

export interface Invited {
  readonly id: string;
  readonly secret: string;
  readonly typedCode: string;
  readonly expiresAt: string;
}

export class Pairing {
  readonly #options: PairingOptions;
  readonly #devices: Devices;
  readonly #tokens: Tokens;
  readonly #invitations: Invitations;
  readonly #claims: Claims<SignedIn>;
  readonly #launchKeys = new LaunchKeys();
  readonly #onRevoked = new Set<(id: DeviceId) => void>();
  readonly #deciding = new Set<string>();

  private constructor(options: PairingOptions, devices: Devices, now: () => number) {
    const ticks = options.ticks ?? (() => performance.now());
    this.#options = options;
    this.#devices = devices;
    this.#tokens = new Tokens(options.db, now);
    this.#invitations = new Invitations(options.invitationLifeMs, ticks);
    this.#claims = new Claims(ticks);
  }

  static async open(options: PairingOptions): Promise<Pairing> {
    const now = options.now ?? Date.now;
    const devices = await Devices.open(options.db, now);
    if (devices.known(ownerId) === undefined)
      await devices.add({ id: ownerId, name: options.ownerName, platform: 'other', access: 'own' });
    return new Pairing(options, devices, now);
  }

  invite(): Invited {
    const { id, secret, typedCode, expiresInMs } = this.#invitations.open();
    return { id, secret, typedCode, expiresAt: new Date(Date.now() + expiresInMs).toISOString() };
  }

  /** Uses up an invitation and puts the newcomer before the owner. Throws the failures of Invitations and Claims. */
  claim(request: ClaimRequest, address: string): { claim: string; matchCode: string; expiresAt: string } {
    const invitationId =
      'typedCode' in request
        ? this.#invitations.takeByTypedCode(request.typedCode)
        : this.#invitations.takeBySecret(request.id, request.secret);
    const opened = this.#claims.open({ name: request.name, platform: request.platform, address });
    this.#options.announce({ type: 'invitation-claimed', invitationId });
    this.#options.announce({ type: 'device-asking', request: opened.request });
    return { claim: opened.claim, matchCode: opened.request.matchCode, expiresAt: opened.request.expiresAt };
  }

  waiting(): PairingRequest[] {
    return this.#claims.waiting();
  }

  /** The owner's word. Throws `not-found`, `already-answered`. */
  async approve(requestId: string, decision: PairingDecision): Promise<void> {
    const request = this.#claims.find(requestId);
    if (this.#deciding.has(requestId)) throw new Failure('already-answered');
    this.#deciding.add(requestId);
    try {
      if (decision.decision === 'deny') {
        this.#claims.decide(requestId, { state: 'denied' });
      } else {
        const { name, platform } = request;
        const row = await this.#devices.add({ name, platform, access: decision.access });
        const granted = { device: this.#describe(row), keys: await this.#tokens.issue(row.id) };
        this.#claims.decide(requestId, { state: 'approved', granted });
        this.#announceChange(row);
      }
    } finally {
      // Where the disk was full the owner can click again.
      this.#deciding.delete(requestId);
    }
    this.#options.announce({ type: 'device-answered', requestId });
  }

  /** What became of a claim; told once. Throws `claim-gone`. */
  collect(claim: string): ReturnType<Claims<SignedIn>['collect']> {
    return this.#claims.collect(claim);
  }

  mintLaunchKey(): string {
    return this.#launchKeys.mint();
  }

  /** Throws `launch-key-used`. */
  async signInOwner(launchKey: string): Promise<SignedIn> {
    if (!this.#launchKeys.spend(launchKey)) throw new Failure('launch-key-used');
    return { device: this.#describe(this.#devices.find(ownerId)), keys: await this.#tokens.issue(ownerId) };
  }

  /** Throws `not-signed-in`, `device-revoked`. */
  async refresh(refreshToken: string): Promise<SignedIn> {
    const { deviceId, keys } = await this.#tokens.refresh(refreshToken);
    return { device: this.#describe(this.#letIn(deviceId)), keys };
  }

  /** Throws `not-signed-in`, `device-revoked`. */
  async recover(recoveryToken: string): Promise<SignedIn> {
    const { deviceId, keys } = await this.#tokens.recover(recoveryToken);
    return { device: this.#describe(this.#letIn(deviceId)), keys };
  }

  /** Who holds this key. Throws `not-signed-in`, `access-expired`, `device-revoked`. */
  async recognise(token: string, kind: 'access' | 'media'): Promise<Guest> {
    const row = this.#letIn(await this.#tokens.recognise(token, kind));
    const wasOnline = this.#devices.isOnline(row);
    this.#devices.seen(row.id);
    if (!wasOnline) this.#announceChange(row);
    return { id: row.id, access: row.access, name: row.name };
  }

  devices(): Device[] {
    return this.#devices.list().map((row) => this.#describe(row));
  }

  /** Throws `not-found`. */
  device(id: DeviceId): Device {
    return this.#describe(this.#devices.find(id));
  }

  /** Also of a device that was revoked. */
  nameOf(id: DeviceId): string {
    return this.#devices.known(id)?.name ?? '';
  }

  /** The lane of photos that the owner brings in from a folder of that name; made where there is none. */
  async lane(name: string): Promise<DeviceId> {
    return (await this.#devices.lane(name)).id;
  }

  /** Where below `library/` the photos of a device go. */
  folderOf(id: DeviceId): string {
    return this.#devices.known(id)?.folder ?? 'Device';
  }

  /** The device whose lane this folder is; one that was forgotten is remembered by its folder, and not let in. */
  async ownerOfFolder(folder: string): Promise<DeviceId> {
    const row =
      this.#devices.byFolder(folder) ??
      (await this.#devices.add({ name: folder, platform: 'other', access: 'send', folder, revoked: true }));
    return row.id;
  }

  /** Renames or changes access. Throws `not-found`, `not-allowed` for the owner's own browser. */
  async change(id: DeviceId, change: DeviceChange): Promise<Device> {
    if (id === ownerId && change.access !== undefined)
      throw new Failure('not-allowed', 'This laptop keeps its own access.');
    const row = await this.#devices.change(id, change);
    this.#announceChange(row);
    return this.#describe(row);
  }

  /** Cuts a device off at once. Throws `not-found`, `not-allowed` for the owner's own browser. */
  async revoke(id: DeviceId): Promise<void> {
    if (id === ownerId) throw new Failure('not-allowed', 'This laptop cannot be disconnected from itself.');
    await this.#devices.revoke(id);
    for (const listener of this.#onRevoked) listener(id);
    this.#options.announce({ type: 'device-removed', deviceId: id });
  }

  /** What a device may do now; the owner may have changed it since it came in. */
  accessOf(id: DeviceId): Access {
    return this.#devices.known(id)?.access ?? 'send';
  }

  isLetIn(id: DeviceId): boolean {
    return this.#devices.known(id)?.revoked_at === null;
  }

  /** Hears of each device in the moment it is cut off; call what it answers to stop hearing. */
  onRevoked(listener: (id: DeviceId) => void): () => void {
    this.#onRevoked.add(listener);
    return () => this.#onRevoked.delete(listener);
  }

  /** Notes that a device listens; call what it answers when it stops. */
  streaming(id: DeviceId): () => void {
    const end = this.#devices.streaming(id);
    this.#announceIfLetIn(id);
    return () => {
      end();
      this.#announceIfLetIn(id);
    };
  }

  #announceIfLetIn(id: DeviceId): void {
    const row = this.#devices.known(id);
    if (row?.revoked_at === null) this.#announceChange(row);
  }

  #announceChange(row: DeviceRow): void {
    this.#options.announce({ type: 'device-changed', device: this.#describe(row) });
  }

  #letIn(id: DeviceId): DeviceRow {
    const row = this.#devices.known(id);
    if (row === undefined) throw new Failure('not-signed-in');
    if (row.revoked_at !== null) throw new Failure('device-revoked');
    return row;
  }

  #describe(row: DeviceRow): Device {
    return {
      id: row.id,
      name: row.name,
      platform: row.platform === 'folder' ? 'other' : row.platform,
      access: row.access,
      pairedAt: new Date(row.paired_at).toISOString(),
      lastSeenAt: new Date(row.last_seen_at).toISOString(),
      online: this.#devices.isOnline(row),
      ...this.#options.countsOf(row.id),
    };
  }
}
