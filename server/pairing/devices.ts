/** The devices that were ever let in, and which of them are here now. */
import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { Failure } from '../../protocol/failure.ts';
import { type Access, type DeviceChange, type DeviceId, DeviceIdSchema } from '../../protocol/pairing.ts';
import type { DevicePlatform, DeviceRow, PairingTables } from './pairing-tables.ts';

/** A device without an open event stream counts as here for this long after its last request. */
const presentMs = 30_000;
const saveSeenEveryMs = 60_000;
/** So many known devices are offered for a newcomer, so that the owner can still read them. */
const mostOffered = 3;

export const ownerId = DeviceIdSchema.parse('owner');

export class Devices {
  readonly #db: Kysely<PairingTables>;
  readonly #now: () => number;
  readonly #rows = new Map<DeviceId, DeviceRow>();
  readonly #savedSeenAt = new Map<DeviceId, number>();
  #laneMade: Promise<unknown> = Promise.resolve();
  readonly #streams = new Map<DeviceId, number>();
  readonly #presentUntil = new Map<DeviceId, number>();

  private constructor(db: Kysely<PairingTables>, now: () => number) {
    this.#db = db;
    this.#now = now;
  }

  static async open(db: Kysely<PairingTables>, now: () => number): Promise<Devices> {
    const devices = new Devices(db, now);
    for (const row of await db.selectFrom('devices').selectAll().execute()) devices.#rows.set(row.id, row);
    return devices;
  }

  /** Every device that is let in now. */
  list(): DeviceRow[] {
    return [...this.#rows.values()].filter((row) => row.revoked_at === null && row.platform !== 'folder');
  }

  /** Also one that was revoked: its photos stay, and so does its name. */
  known(id: DeviceId): DeviceRow | undefined {
    return this.#rows.get(id);
  }

  /** Throws `not-found`. */
  find(id: DeviceId): DeviceRow {
    const row = this.#rows.get(id);
    if (row === undefined || row.revoked_at !== null || row.platform === 'folder')
      throw new Failure('not-found', 'This device is not paired.');
    return row;
  }

  byFolder(folder: string): DeviceRow | undefined {
    return [...this.#rows.values()].find((row) => row.folder === folder);
  }

  /** The lane of that name; made where there is none. */
  async lane(name: string): Promise<DeviceRow> {
    const known = this.#laneNamed(name);
    if (known !== undefined) return known;
    // One after the other: photos of one folder come side by side, and two names may make the same folder.
    const made = this.#laneMade.then(
      () => this.#laneNamed(name) ?? this.add({ name, platform: 'folder', access: 'send' }),
    );
    this.#laneMade = made.catch(() => undefined);
    return made;
  }

  async add(device: {
    id?: DeviceId;
    name: string;
    platform: DevicePlatform;
    access: Access;
    folder?: string;
    revoked?: boolean;
  }): Promise<DeviceRow> {
    const now = this.#now();
    const row: DeviceRow = {
      id: device.id ?? DeviceIdSchema.parse(randomBytes(9).toString('base64url')),
      name: device.name,
      platform: device.platform,
      access: device.access,
      folder: device.folder ?? this.#freeFolder(device.name),
      paired_at: now,
      last_seen_at: now,
      revoked_at: device.revoked === true ? now : null,
    };
    await this.#db.insertInto('devices').values(row).execute();
    this.#rows.set(row.id, row);
    return row;
  }

  async change(id: DeviceId, change: DeviceChange): Promise<DeviceRow> {
    const row = this.find(id);
    const next: DeviceRow = { ...row, name: change.name ?? row.name, access: change.access ?? row.access };
    await this.#save(next);
    return next;
  }

  async revoke(id: DeviceId): Promise<void> {
    await this.#save({ ...this.find(id), revoked_at: this.#now() });
  }

  /** Ends them all, but the owner's own; answers which. */
  async revokeAll(): Promise<DeviceRow[]> {
    const rows = this.list().filter(({ id }) => id !== ownerId);
    if (rows.length === 0) return [];
    const revokedAt = this.#now();
    const ids = rows.map(({ id }) => id);
    await this.#db.updateTable('devices').set({ revoked_at: revokedAt }).where('id', 'in', ids).execute();
    for (const row of rows) this.#rows.set(row.id, { ...row, revoked_at: revokedAt });
    return rows;
  }

  /**
   * Whom a newcomer may be: devices of its platform that are not here now, also some that were cut off; likeliest first. A lane
   * that was found in the library (`ownerOfFolder`) may be anybody's.
   */
  maybe({ name, platform }: Pick<DeviceRow, 'name' | 'platform'>): DeviceRow[] {
    const rank = (row: DeviceRow): number =>
      (comparable(row.name) === comparable(name) ? 2 : 0) + (row.revoked_at === null ? 1 : 0);
    return [...this.#rows.values()]
      .filter((row) => row.id !== ownerId && !this.isOnline(row))
      .filter((row) => row.platform === platform || (row.platform === 'other' && row.revoked_at !== null))
      .toSorted((a, b) => rank(b) - rank(a) || b.last_seen_at - a.last_seen_at)
      .slice(0, mostOffered);
  }

  /** Lets a device in anew, under the name it had. Throws `not-found`. */
  async readmit(id: DeviceId, { platform, access }: Pick<DeviceRow, 'platform' | 'access'>): Promise<DeviceRow> {
    const row = this.#rows.get(id);
    if (row === undefined || row.platform === 'folder' || id === ownerId) throw new Failure('not-found');
    const now = this.#now();
    const next: DeviceRow = { ...row, platform, access, paired_at: now, last_seen_at: now, revoked_at: null };
    await this.#save(next);
    this.#presentUntil.delete(id);
    return next;
  }

  /** Notes that a device is here. Kept in memory, and written once a minute at the most. */
  seen(id: DeviceId): void {
    const row = this.#rows.get(id);
    if (row === undefined) return;
    const now = this.#now();
    row.last_seen_at = now;
    this.#presentUntil.set(id, now + presentMs);
    if (now - (this.#savedSeenAt.get(id) ?? 0) < saveSeenEveryMs) return;
    this.#savedSeenAt.set(id, now);
    this.#db
      .updateTable('devices')
      .set({ last_seen_at: now })
      .where('id', '=', id)
      .execute()
      // A full disk: the time is in memory, and is tried again with the next request.
      .catch(() => this.#savedSeenAt.delete(id));
  }

  /** Notes an open event stream; call what it answers when the stream ends. */
  streaming(id: DeviceId): () => void {
    this.#streams.set(id, (this.#streams.get(id) ?? 0) + 1);
    return () => {
      this.#streams.set(id, (this.#streams.get(id) ?? 1) - 1);
      this.seen(id);
      // It has gone, and need not be waited for.
      this.#presentUntil.delete(id);
    };
  }

  isOnline(row: DeviceRow): boolean {
    return (this.#streams.get(row.id) ?? 0) > 0 || this.#now() < (this.#presentUntil.get(row.id) ?? 0);
  }

  #laneNamed(name: string): DeviceRow | undefined {
    return [...this.#rows.values()].find((row) => row.platform === 'folder' && row.name === name);
  }

  async #save(row: DeviceRow): Promise<void> {
    await this.#db.updateTable('devices').set(row).where('id', '=', row.id).execute();
    this.#rows.set(row.id, row);
  }

  /** Two devices of one name get two lanes. Compared without case, as Windows and macOS do. */
  #freeFolder(name: string): string {
    const base = folderName(name);
    const taken = new Set([...this.#rows.values()].map((row) => row.folder.toLowerCase()));
    for (let count = 1; ; count += 1) {
      const folder = count === 1 ? base : `${base} (${count})`;
      if (!taken.has(folder.toLowerCase())) return folder;
    }
  }
}

/** A name as it is compared. */
function comparable(name: string): string {
  return name.normalize('NFC').trim().toLowerCase();
}

/** A device's name as a folder on any system: only letters, digits, marks and a few signs are kept. */
export function folderName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}\p{M} '()+&,_-]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 60)
    .trim();
  const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(plain);
  return plain === '' ? 'Device' : reserved ? `_${plain}` : plain;
}
