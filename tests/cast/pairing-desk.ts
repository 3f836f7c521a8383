/** The part that lets devices in, on a database of its own and clocks that stand until they are set. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Deed } from '../../protocol/activity.ts';
import { Failure } from '../../protocol/failure.ts';
import type { Access, DeviceId } from '../../protocol/pairing.ts';
import { type OpenDatabase, openDatabase } from '../../server/database/database.ts';
import {
  Pairing,
  type PairingEvent,
  type PairingTables,
  type Presented,
  pairingMigrations,
  type SignedIn,
} from '../../server/pairing/pairing.ts';
import type { BrowserKey, ProofOf } from './browser-key.ts';

export const minute = 60_000;
export const day = 24 * 60 * minute;
export const iphone = { name: 'iPhone 13', platform: 'ios' } as const;
export const noProof: Presented = {
  proof: undefined,
  method: 'POST',
  url: 'https://192.168.1.5:8443/api/pairing/refresh',
};

export class PairingDesk implements AsyncDisposable {
  readonly #dir: string;
  #db: OpenDatabase;
  #pairing: Pairing | null = null;
  events: PairingEvent[] = [];
  deeds: Deed[] = [];
  photoCounts = new Map<DeviceId, number>();
  /** The clock on the wall, and the one that nobody can set. */
  nowMs = Date.UTC(2026, 0, 1);
  ticks = 0;

  private constructor(dir: string, db: OpenDatabase) {
    this.#dir = dir;
    this.#db = db;
  }

  static async open(): Promise<PairingDesk> {
    const dir = await mkdtemp(join(tmpdir(), 'landfall-pairing-'));
    const desk = new PairingDesk(dir, await openDatabase(join(dir, 'host.db'), pairingMigrations));
    await desk.restart();
    return desk;
  }

  get pairing(): Pairing {
    if (this.#pairing === null) throw new Error('not open');
    return this.#pairing;
  }

  get tables() {
    return this.#db.tables<PairingTables>();
  }

  /** As after the program was started again. */
  async restart(): Promise<void> {
    this.#pairing = await Pairing.open({
      db: this.tables,
      ownerName: 'Study laptop',
      invitationLifeMs: 5 * minute,
      countsOf: (id) => ({ photoCount: this.photoCounts.get(id) ?? 0, sizeBytes: 0 }),
      announce: (event) => this.events.push(event),
      note: (deed) => this.deeds.push(deed),
      now: () => this.nowMs,
      ticks: () => this.ticks,
    });
  }

  /** Every byte of the database's files. */
  async bytesOnDisk(): Promise<string> {
    const names = ['host.db', 'host.db-wal'];
    const files = await Promise.all(names.map((name) => readFile(join(this.#dir, name), 'latin1').catch(() => '')));
    return files.join('');
  }

  knock({ name = iphone.name, key }: { name?: string; key?: BrowserKey } = {}): { claim: string; matchCode: string } {
    const { id, secret } = this.pairing.invite();
    const own = key === undefined ? {} : { publicKey: key.publicKey };
    return this.pairing.claim({ id, secret, ...iphone, name, ...own }, '192.168.1.20');
  }

  /** All the way in. `as`: the known device that the owner says it is. */
  async pair(
    options: { name?: string; access?: Exclude<Access, 'own'>; key?: BrowserKey; as?: DeviceId } = {},
  ): Promise<SignedIn> {
    const { access = 'send', key, as } = options;
    const { claim } = this.knock(options);
    const decision = { decision: 'allow', access, ...(as === undefined ? {} : { as }) } as const;
    await this.pairing.approve(this.pairing.waiting()[0]?.id ?? '', decision);
    const proof = key === undefined ? noProof : await this.proof(key, { method: 'GET' });
    const outcome = await this.pairing.collect(claim, proof);
    if (outcome.state !== 'approved') throw new Error(outcome.state);
    return outcome.granted;
  }

  /** What a browser with that key says when it asks for new keys; `changes` make the proof another one. */
  async proof(key: BrowserKey, changes: Partial<ProofOf> = {}): Promise<Presented> {
    const { url, method } = { ...noProof, ...changes };
    return { url, method, proof: await key.prove({ url, method, nonce: this.pairing.proofNonce(), ...changes }) };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#db.close();
    await rm(this.#dir, { recursive: true });
  }
}

/** The code of the failure that `act` throws. */
export function code(act: () => unknown): string {
  try {
    act();
    return 'no failure';
  } catch (error) {
    return error instanceof Failure ? error.code : String(error);
  }
}

/** The code of the failure that `act` rejects with. */
export async function rejected(act: Promise<unknown>): Promise<string> {
  return act.then(
    () => 'no failure',
    (error: unknown) => (error instanceof Failure ? error.code : String(error)),
  );
}
