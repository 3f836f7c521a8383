/** The way in: an invitation is claimed, the newcomer waits, the owner says who it is, and it collects its keys. */
import type { Deed } from '../../protocol/activity.ts';
import { Failure } from '../../protocol/failure.ts';
import type {
  ClaimRequest,
  Device,
  DeviceId,
  DoorNotice,
  PairingDecision,
  PairingRequest,
} from '../../protocol/pairing.ts';
import { type ClaimOutcome, Claims } from './claims.ts';
import type { Devices } from './devices.ts';
import { Invitations, type MonotonicClock, type OpenedInvitation } from './invitations.ts';
import type { DeviceRow } from './pairing-tables.ts';
import { type Presented, type Proofs, thumbprintOf } from './proofs.ts';
import { Seldom } from './seldom.ts';
import type { Keys } from './tokens.ts';

export type PairingEvent =
  | { readonly type: 'device-asking'; readonly request: PairingRequest }
  | { readonly type: 'device-answered'; readonly requestId: string }
  | { readonly type: 'invitation-claimed'; readonly invitationId: string }
  | { readonly type: 'door-notice'; readonly notice: DoorNotice }
  | { readonly type: 'device-changed'; readonly device: Device }
  | { readonly type: 'device-removed'; readonly deviceId: DeviceId };

export interface SignedIn {
  readonly device: Device;
  readonly keys: Keys;
}

export interface AdmissionOptions {
  readonly devices: Devices;
  readonly proofs: Proofs;
  readonly ticks: MonotonicClock;
  readonly invitationLifeMs: number;
  readonly photoCountOf: (id: DeviceId) => number;
  readonly announce: (event: PairingEvent) => void;
  readonly note: (deed: Deed) => void;
  /** Gives a device that was just let in its first keys. */
  readonly grant: (row: DeviceRow, thumbprint: string | null) => Promise<SignedIn>;
  /** Called when a known device came back under the id it had: whoever holds its old keys goes. */
  readonly cameBack: (id: DeviceId) => Promise<void>;
}

type AllowDecision = Extract<PairingDecision, { decision: 'allow' }>;

/** The owner hears of the same refusal again after this long. */
const noticeEveryMs = 60_000;

export class Admission {
  readonly #options: AdmissionOptions;
  readonly #invitations: Invitations;
  readonly #claims: Claims<SignedIn>;
  readonly #deciding = new Set<string>();
  readonly #notices: Seldom;

  constructor(options: AdmissionOptions) {
    const { ticks } = options;
    this.#options = options;
    this.#invitations = new Invitations(options.invitationLifeMs, ticks);
    this.#claims = new Claims(ticks);
    this.#notices = new Seldom(noticeEveryMs, ticks);
  }

  invite(): OpenedInvitation {
    return this.#invitations.open();
  }

  /** Uses up an invitation and puts the newcomer before the owner. Throws the failures of Invitations and Claims. */
  claim(request: ClaimRequest, address: string): { request: PairingRequest; claim: string } {
    const { name, platform, publicKey } = request;
    const thumbprint = publicKey === undefined ? null : thumbprintOf(publicKey);
    const invitationId = this.#take(request, address);
    const maybe = this.#options.devices.maybe({ name, platform }).map((row) => ({
      id: row.id,
      name: row.name,
      lastSeenAt: new Date(row.last_seen_at).toISOString(),
      photoCount: this.#options.photoCountOf(row.id),
    }));
    const opened = this.#claims.open({ name, platform, address, maybe }, thumbprint);
    this.#options.announce({ type: 'invitation-claimed', invitationId });
    this.#options.announce({ type: 'device-asking', request: opened.request });
    return opened;
  }

  waiting(): PairingRequest[] {
    return this.#claims.waiting();
  }

  /** The owner's word. Throws `not-found`, also for a device that was not offered, and `already-answered`. */
  async approve(requestId: string, decision: PairingDecision): Promise<void> {
    const request = this.#claims.find(requestId);
    if (this.#deciding.has(requestId)) throw new Failure('already-answered');
    this.#deciding.add(requestId);
    try {
      if (decision.decision === 'deny') this.#deny(request);
      else await this.#allow(request, decision);
    } finally {
      // Where the disk was full the owner can click again.
      this.#deciding.delete(requestId);
    }
    this.#options.announce({ type: 'device-answered', requestId });
  }

  /** Throws `claim-gone`; and `proof-wrong`, `proof-stale` where the newcomer has a key of its own. */
  async collect(claim: string, presented: Presented): Promise<ClaimOutcome<SignedIn>> {
    return this.#claims.collect(claim, (thumbprint) => this.#options.proofs.demand(thumbprint, presented));
  }

  /** Nobody comes in by what was shown or asked until now. */
  close(): void {
    for (const invitationId of this.#invitations.close()) {
      this.#options.announce({ type: 'invitation-claimed', invitationId });
    }
    for (const request of this.#claims.waiting()) {
      if (this.#deciding.has(request.id)) continue;
      this.#deny(request);
      this.#options.announce({ type: 'device-answered', requestId: request.id });
    }
  }

  #take(request: ClaimRequest, address: string): string {
    try {
      this.#claims.needRoom();
      return 'typedCode' in request
        ? this.#invitations.takeByTypedCode(request.typedCode, address)
        : this.#invitations.takeBySecret(request.id, request.secret);
    } catch (error) {
      if (error instanceof Failure) this.#tellRefusal(error, address);
      throw error;
    }
  }

  #deny(request: PairingRequest): void {
    this.#claims.decide(request.id, { state: 'denied' });
    const { name, address } = request;
    this.#options.note({ what: { kind: 'denied' }, device: { id: null, name }, address });
  }

  async #allow(request: PairingRequest, { access, as }: AllowDecision): Promise<void> {
    const { devices, grant, cameBack, note, announce } = this.#options;
    const { platform, address } = request;
    if (as !== undefined && !request.maybe.some(({ id }) => id === as)) throw new Failure('not-found');
    const row =
      as === undefined
        ? await devices.add({ name: request.name, platform, access })
        : await devices.readmit(as, { platform, access });
    if (as !== undefined) await cameBack(as);
    const granted = await grant(row, this.#claims.thumbprintOf(request.id));
    this.#claims.decide(request.id, { state: 'approved', granted });
    announce({ type: 'device-changed', device: granted.device });
    const { id, name } = row;
    note({
      what: as === undefined ? { kind: 'paired', access } : { kind: 'joined-again' },
      device: { id, name },
      address,
    });
    announce({ type: 'door-notice', notice: { kind: 'paired', name, again: as !== undefined, requestId: request.id } });
  }

  #tellRefusal({ code }: Failure, address: string): void {
    const why = refusals.find((one) => one === code);
    if (why === undefined) return;
    const codesEnded = code === 'wrong-code' && this.#invitations.isDead;
    if (!codesEnded && !this.#notices.isDue(`${code} ${address}`)) return;
    this.#options.announce({ type: 'door-notice', notice: { kind: 'refused', why, address, codesEnded } });
  }
}

const refusals: readonly Extract<DoorNotice, { kind: 'refused' }>['why'][] = [
  'wrong-code',
  'invitation-used',
  'invitation-expired',
  'too-many-requests',
];
