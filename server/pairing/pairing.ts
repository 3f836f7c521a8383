/** Who may come in: invites, claims, approves, recognises and revokes. Hides codes, keys and where they are kept. */
import type { Kysely } from 'kysely';
import type { Deed } from '../../protocol/activity.ts';
import { Failure } from '../../protocol/failure.ts';
import type {
  Access,
  ClaimRequest,
  Device,
  DeviceChange,
  DeviceId,
  PairingDecision,
  PairingRequest,
  PublicKey,
} from '../../protocol/pairing.ts';
import { Admission, type PairingEvent, type SignedIn } from './admission.ts';
import type { ClaimOutcome } from './claims.ts';
import { CutOffs } from './cut-offs.ts';
import { Devices, ownerId } from './devices.ts';
import type { MonotonicClock } from './invitations.ts';
import { LaunchKeys } from './launch-keys.ts';
import type { DeviceRow, PairingTables } from './pairing-tables.ts';
import { type Presented, Proofs, thumbprintOf } from './proofs.ts';
import { Renewals } from './renewals.ts';
import { Seldom } from './seldom.ts';
import { Tokens } from './tokens.ts';

export type { PairingEvent, SignedIn } from './admission.ts';
export type { CutOffListener } from './cut-offs.ts';
export { type PairingTables, pairingMigrations } from './pairing-tables.ts';
export type { Presented } from './proofs.ts';
export { ownerId };

/** The owner hears that a key was copied at most once in this time for each sign-in. */
const copiedEveryMs = 3_600_000;

export interface PairingOptions {
  readonly db: Kysely<PairingTables>;
  readonly ownerName: string;
  readonly invitationLifeMs: number;
  /** What the library holds of a device: photos and bytes. */
  readonly countsOf: (id: DeviceId) => { readonly photoCount: number; readonly sizeBytes: number };
  readonly announce: (event: PairingEvent) => void;
  /** Told who came in and who was refused, for the owner to read. */
  readonly note?: (deed: Deed) => void;
  readonly now?: () => number;
  readonly ticks?: MonotonicClock;
}

/** A device that has shown a key, and of which sign-in the key is. */
export interface Guest {
  readonly id: DeviceId;
  readonly access: Access;
  readonly name: string;
  readonly family: string;
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
  readonly #proofs: Proofs;
  readonly #renewals: Renewals;
  readonly #admission: Admission;
  readonly #copies: Seldom;
  readonly #launchKeys = new LaunchKeys();
  /** Who hears when keys end. */
  readonly cutOffs = new CutOffs();

  private constructor(options: PairingOptions, devices: Devices, now: () => number) {
    const ticks = options.ticks ?? (() => performance.now());
    this.#options = options;
    this.#devices = devices;
    this.#tokens = new Tokens(options.db, now);
    this.#proofs = new Proofs(ticks);
    this.#copies = new Seldom(copiedEveryMs, ticks);
    this.#renewals = new Renewals({
      tokens: this.#tokens,
      proofs: this.#proofs,
      now,
      copied: (id, family, isCutOff) => this.#tellOfCopy(id, family, isCutOff),
    });
    this.#admission = new Admission({
      devices,
      proofs: this.#proofs,
      ticks,
      invitationLifeMs: options.invitationLifeMs,
      photoCountOf: (id) => options.countsOf(id).photoCount,
      announce: options.announce,
      note: (deed) => options.note?.(deed),
      grant: (row, thumbprint) => this.#signIn(row, thumbprint),
      cameBack: async (id) => {
        await this.#tokens.endDevice(id);
        this.cutOffs.cutOff(id);
      },
    });
  }

  static async open(options: PairingOptions): Promise<Pairing> {
    const now = options.now ?? Date.now;
    const devices = await Devices.open(options.db, now);
    if (devices.known(ownerId) === undefined)
      await devices.add({ id: ownerId, name: options.ownerName, platform: 'other', access: 'own' });
    return new Pairing(options, devices, now);
  }

  invite(): Invited {
    const { id, secret, typedCode, expiresInMs } = this.#admission.invite();
    return { id, secret, typedCode, expiresAt: new Date(Date.now() + expiresInMs).toISOString() };
  }

  /** Uses up an invitation and puts the newcomer before the owner. Throws `invitation-…`, `wrong-code`, `too-many-requests`. */
  claim(request: ClaimRequest, address: string): { claim: string; matchCode: string; expiresAt: string } {
    const { claim, request: opened } = this.#admission.claim(request, address);
    return { claim, matchCode: opened.matchCode, expiresAt: opened.expiresAt };
  }

  waiting(): PairingRequest[] {
    return this.#admission.waiting();
  }

  /** The owner's word. Throws `not-found`, `already-answered`. */
  async approve(requestId: string, decision: PairingDecision): Promise<void> {
    await this.#admission.approve(requestId, decision);
  }

  /** What became of a claim; told once, or for a while to who proves its own key. Throws `claim-gone`, `proof-…`. */
  collect(claim: string, presented: Presented): Promise<ClaimOutcome<SignedIn>> {
    return this.#admission.collect(claim, presented);
  }

  /** What the next proof of a browser's own key must carry. */
  proofNonce(): string {
    return this.#proofs.nonce();
  }

  mintLaunchKey(): string {
    return this.#launchKeys.mint();
  }

  /** Throws `launch-key-used`. */
  async signInOwner(launchKey: string, publicKey?: PublicKey): Promise<SignedIn> {
    if (!this.#launchKeys.spend(launchKey)) throw new Failure('launch-key-used');
    return this.#signIn(this.#devices.find(ownerId), publicKey === undefined ? null : thumbprintOf(publicKey));
  }

  /** Throws `not-signed-in`, `device-revoked`, `proof-wrong`, `proof-stale`. */
  async refresh(refreshToken: string, presented: Presented): Promise<SignedIn> {
    const { deviceId, keys } = await this.#renewals.refresh(refreshToken, presented);
    return { device: this.#describe(this.#letIn(deviceId)), keys };
  }

  /** Throws `not-signed-in`, `device-revoked`. */
  async recover(recoveryToken: string, address: string, publicKey?: PublicKey): Promise<SignedIn> {
    const thumbprint = publicKey === undefined ? null : thumbprintOf(publicKey);
    const { deviceId, keys } = await this.#renewals.recover(recoveryToken, thumbprint);
    const device = this.#describe(this.#letIn(deviceId));
    this.#options.note?.({ what: { kind: 'joined-again' }, device, address });
    return { device, keys };
  }

  /** Who holds this key. Throws `not-signed-in`, `access-expired`, `device-revoked`. */
  async recognise(token: string, kind: 'access' | 'media'): Promise<Guest> {
    const { deviceId, family } = await this.#tokens.recognise(token, kind);
    const row = this.#letIn(deviceId);
    const wasOnline = this.#devices.isOnline(row);
    this.#devices.seen(row.id);
    if (!wasOnline) this.#announceChange(row);
    return { id: row.id, access: row.access, name: row.name, family };
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
    this.#sayRevoked(id);
  }

  /** Cuts off every device, and every browser of the owner but the one that asks. Answers how many devices. */
  async signOutAll({ family }: Pick<Guest, 'family'>): Promise<number> {
    this.#admission.close();
    const rows = await this.#devices.revokeAll();
    for (const { id } of rows) this.#sayRevoked(id);
    await this.#tokens.endDevice(ownerId, family);
    this.cutOffs.cutOff(ownerId, family);
    this.#options.note?.({ what: { kind: 'signed-out-all', count: rows.length }, device: null, address: null });
    return rows.length;
  }

  /** What a device may do now; the owner may have changed it since it came in. */
  accessOf(id: DeviceId): Access {
    return this.#devices.known(id)?.access ?? 'send';
  }

  isLetIn(id: DeviceId): boolean {
    return this.#devices.known(id)?.revoked_at === null;
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

  async #signIn(row: DeviceRow, thumbprint: string | null): Promise<SignedIn> {
    return { device: this.#describe(row), keys: await this.#tokens.begin(row.id, thumbprint) };
  }

  #sayRevoked(id: DeviceId): void {
    this.cutOffs.revoked(id);
    this.#options.announce({ type: 'device-removed', deviceId: id });
  }

  #tellOfCopy(id: DeviceId, family: string, isCutOff: boolean): void {
    if (!isCutOff && !this.#copies.isDue(family)) return;
    const name = this.nameOf(id);
    this.#options.note?.({ what: { kind: 'key-copied', count: 1 }, device: { id, name }, address: null });
    this.#options.announce({ type: 'door-notice', notice: { kind: 'key-copied', name, isCutOff } });
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
