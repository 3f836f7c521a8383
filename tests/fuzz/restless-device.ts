/** One device of a soak: sends whole and in pieces, looks, listens, leaves in the middle, and is now and then revoked and paired again. */
import { request } from 'node:https';
import { setTimeout } from 'node:timers/promises';
import { PhotoPageSchema } from '../../protocol/photo.ts';
import { routes } from '../../protocol/routes.ts';
import type { Caller } from '../cast/caller.ts';
import { largePhotoBytes } from '../cast/picture.ts';
import { declarationOf } from '../cast/tus.ts';
import { Phone } from '../faults/phone.ts';
import { Random } from '../faults/random.ts';
import type { Findings } from './findings.ts';
import type { SoakedHost } from './soaked-host.ts';

/** Between two acts: a device of a person is not a benchmark. */
const pauseMs = 60;
const tidyEvery = 100;

export class RestlessDevice {
  readonly tally = { sent: 0, looked: 0, dropped: 0, revoked: 0 };
  readonly #soaked: SoakedHost;
  readonly #random: Random;
  readonly #index: number;
  readonly #findings: Findings;
  readonly #address: string;

  constructor(soaked: SoakedHost, seed: number, index: number, findings: Findings) {
    this.#soaked = soaked;
    this.#random = Random.of(seed, 'soak', index);
    this.#index = index;
    this.#findings = findings;
    this.#address = `127.40.0.${index + 1}`;
  }

  async live(endsAtMs: number): Promise<void> {
    while (performance.now() < endsAtMs) {
      // A limit on tries holds for each address, and this one comes again and again.
      const from = `127.41.${this.#index}.${1 + (this.tally.revoked % 250)}`;
      const device = await this.#soaked.pair(`Soak ${this.#index}`, from);
      await this.#liveAs(device, Math.min(endsAtMs, performance.now() + this.#random.whole(20_000, 90_000)));
      await this.#leave(device);
    }
  }

  async #liveAs(device: Caller, untilMs: number): Promise<void> {
    const phone = Phone.of(device, { connections: 3, localAddress: this.#address });
    while (performance.now() < untilMs) {
      const draw = this.#random.fraction();
      if (draw < 0.35) await this.#send(phone);
      else if (draw < 0.6) await this.#look(phone);
      else if (draw < 0.75) await this.#drop(device, 'POST', routes.uploads);
      else if (draw < 0.9) await this.#drop(device, 'GET', routes.events);
      else await this.#drop(device, 'GET', `${routes.photos}?limit=200`);
      await setTimeout(pauseMs);
    }
    phone.hangUp();
  }

  async #send(phone: Phone): Promise<void> {
    const mark = `${this.#index} ${this.tally.sent} ${this.#random.fraction()}`;
    const bytes = await largePhotoBytes(mark, this.#random.whole(30_000, 400_000));
    const headers = {
      ...declarationOf({ name: `IMG_${this.tally.sent}.jpg`, bytes }),
      'content-type': 'application/offset+octet-stream',
    };
    const answer = await phone.call('POST', routes.uploads, { headers, body: bytes });
    if (answer.status !== 201)
      this.#findings.add('sending', `${answer.status}`, answer.body.toString('utf8').slice(0, 300));
    this.tally.sent += 1;
    if (this.tally.sent % tidyEvery === 0) await this.#soaked.tidy();
  }

  async #look(phone: Phone): Promise<void> {
    const page = await phone.call('GET', `${routes.photos}?limit=12`);
    if (page.status !== 200) {
      this.#findings.add('looking', `${page.status}`, page.body.toString('utf8').slice(0, 300));
      return;
    }
    for (const { id, preview } of PhotoPageSchema.parse(JSON.parse(page.body.toString('utf8'))).photos) {
      // Another may have thrown it away meanwhile.
      await phone.call('GET', preview === 'ready' ? routes.preview(id, '320') : routes.original(id));
      this.tally.looked += 1;
    }
  }

  /** Begins something and is gone before its end. */
  #drop(device: Caller, method: string, path: string): Promise<void> {
    this.tally.dropped += 1;
    return new Promise((resolve) => {
      const declared = declarationOf({ name: 'dropped.jpg', bytes: this.#random.bytes(50_000) });
      const upload = { ...declared, 'content-type': 'application/offset+octet-stream', 'content-length': '50000' };
      const headers = { authorization: `Bearer ${device.session?.accessToken}`, ...(method === 'POST' ? upload : {}) };
      const outgoing = request(new URL(path, device.origin), {
        method,
        headers,
        agent: false,
        rejectUnauthorized: false,
        localAddress: this.#address,
      });
      outgoing.on('error', () => undefined).on('close', () => resolve());
      outgoing.on('response', (incoming) => {
        incoming.on('error', () => undefined);
        incoming.once('data', () => outgoing.destroy());
        incoming.once('end', () => outgoing.destroy());
      });
      if (method === 'POST') outgoing.write(this.#random.bytes(20_000), () => outgoing.destroy());
      else outgoing.end();
    });
  }

  /** Revoked in the middle of what it does: what is under way is cut, and nothing of it is left. */
  async #leave(device: Caller): Promise<void> {
    const underWay = [this.#drop(device, 'GET', routes.events), this.#drop(device, 'POST', routes.uploads)];
    await this.#soaked.revoke(device);
    await Promise.all(underWay);
    this.tally.revoked += 1;
  }
}
