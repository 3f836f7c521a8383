/** A host for a soak: who comes and goes is paired one after the other, and what lands is thrown away again, so that only leaks grow. */
import { setTimeout } from 'node:timers/promises';
import { HostStatusSchema } from '../../protocol/host.ts';
import { PhotoPageSchema } from '../../protocol/photo.ts';
import { routes } from '../../protocol/routes.ts';
import { type Caller, ownerOf, pairedDevice } from '../cast/caller.ts';
import { Host } from '../cast/host.ts';

/** So many photos are kept; the older go. */
const keptPhotos = 200;

export class SoakedHost implements AsyncDisposable {
  readonly host: Host;
  #owner: Caller;
  #turn: Promise<unknown> = Promise.resolve();

  private constructor(host: Host, owner: Caller) {
    this.host = host;
    this.#owner = owner;
  }

  static async open(): Promise<SoakedHost> {
    const host = await Host.start();
    return new SoakedHost(host, await ownerOf(host));
  }

  get pid(): number {
    if (this.host.pid === undefined) throw new Error('the host does not run');
    return this.host.pid;
  }

  /** One at a time, as the owner at the console would; rejects where the host refuses. */
  pair(name: string, localAddress: string): Promise<Caller> {
    return this.#inTurn(async () => {
      await this.#renewOwner();
      return pairedDevice(this.host, this.#owner, { name, access: 'browse', localAddress });
    });
  }

  revoke(device: Caller): Promise<void> {
    return this.#inTurn(async () => {
      await this.#renewOwner();
      await this.#owner.call(routes.revoke(device.device.id), { method: 'POST' });
    });
  }

  /** Throws away all but the newest. */
  tidy(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#renewOwner();
      const { photos } = await this.#owner.ask(PhotoPageSchema, `${routes.photos}?limit=500`);
      const old = photos.slice(keptPhotos).map(({ id }) => id);
      if (old.length === 0) return;
      await this.#owner.call(routes.acts, { method: 'POST', json: { photos: old, act: { kind: 'trash' } } });
      await this.#owner.call(routes.trash, { method: 'DELETE' });
    });
  }

  /** Resolves when nothing is worked on any more and idle helpers have gone. */
  async rest(): Promise<void> {
    await this.tidy();
    for (let tries = 0; tries < 300; tries += 1) {
      const { pendingPreviews } = await this.#owner.ask(HostStatusSchema, routes.status);
      if (pendingPreviews === 0) break;
      await setTimeout(200);
    }
    await setTimeout(25_000);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.host[Symbol.asyncDispose]();
  }

  async #renewOwner(): Promise<void> {
    if ((await this.#owner.call(routes.devices)).status !== 200) this.#owner = await ownerOf(this.host);
  }

  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(act);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }
}
