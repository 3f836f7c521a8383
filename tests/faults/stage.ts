/** A host under test with one phone that sees the library, and the ledger of what the phone was promised. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { HostStatusSchema } from '../../protocol/host.ts';
import { routes } from '../../protocol/routes.ts';
import { type Caller, ownerOf, pairedDevice } from '../cast/caller.ts';
import { Host, type HostOptions } from '../cast/host.ts';
import { Ledger, type Place } from './ledger.ts';
import { Phone, type PhoneOptions } from './phone.ts';
import type { PhotoToSend } from './photo-to-send.ts';
import { type Manner, Sending } from './sending.ts';
import type { Tally } from './tally.ts';

export class Stage implements AsyncDisposable {
  readonly host: Host;
  readonly owner: Caller;
  readonly phone: Phone;
  readonly ledger = new Ledger();
  readonly tally: Tally;
  readonly #ownsData: boolean;

  private constructor(host: Host, owner: Caller, phone: Phone, tally: Tally, ownsData: boolean) {
    this.host = host;
    this.owner = owner;
    this.phone = phone;
    this.tally = tally;
    this.#ownsData = ownsData;
  }

  /** `UV_THREADPOOL_SIZE=1` gives all file work to one thread, so that strace counts it as one. */
  static async open(tally: Tally, options: HostOptions = {}, phoneOptions: PhoneOptions = {}): Promise<Stage> {
    const host = await Host.start({ ...options, env: { UV_THREADPOOL_SIZE: '1', ...options.env } });
    try {
      const owner = await ownerOf(host);
      const device = await pairedDevice(host, owner, { access: 'browse' });
      return new Stage(host, owner, Phone.of(device, phoneOptions), tally, options.dataDir === undefined);
    } catch (error) {
      await host[Symbol.asyncDispose]();
      throw error;
    }
  }

  get pid(): number {
    if (this.host.pid === undefined || !this.host.isRunning) throw new Error('the host does not run');
    return this.host.pid;
  }

  get place(): Place {
    return { phone: this.phone, dataDir: this.host.dataDir, folder: this.#ownsData ? this.host.folder : null };
  }

  sends(photo: PhotoToSend, manner: Manner, chunkBytes?: number): Sending {
    this.ledger.sends(photo);
    return new Sending(this.phone, photo, manner, chunkBytes);
  }

  /** Sends on until there is a receipt, and writes it down. Answers what the sending found broken. */
  async receives(sending: Sending): Promise<string[]> {
    const receipt = await sending.go();
    this.tally.receipts += 1;
    this.tally.mostSentAgain = Math.max(this.tally.mostSentAgain, sending.mostSentAgain);
    return [...this.ledger.receives(sending.photo, receipt), ...sending.broken];
  }

  /** The same data, served again; notes how long that took. */
  async startAgain(): Promise<void> {
    const beganAtMs = performance.now();
    await this.host.start();
    this.tally.serveAgainMs.push(performance.now() - beganAtMs);
  }

  check(): Promise<string[]> {
    return this.ledger.check(this.place);
  }

  /** Resolves when nothing of what arrived is still worked on, or when the host has ended. */
  async settles(): Promise<void> {
    for (let tries = 0; tries < 80 && this.host.isRunning; tries += 1) {
      const answer = await this.phone.call('GET', routes.status).catch(() => null);
      if (answer?.status === 200) {
        const { pendingPreviews } = HostStatusSchema.parse(JSON.parse(answer.body.toString('utf8')));
        const parts = await readdir(join(this.host.dataDir, '.landfall', 'incoming'));
        if (pendingPreviews === 0 && parts.length === 0) return;
      }
      await setTimeout(25);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.phone.hangUp();
    await this.host[Symbol.asyncDispose]();
  }
}
