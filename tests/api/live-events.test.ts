/** What the host tells, as it happens: in order, again after a lost connection, and only to those who may hear it. */

import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type LiveEvent, LiveEventSchema } from '../../protocol/live-event.ts';
import { routes } from '../../protocol/routes.ts';
import { type Caller, ownerOf, pairedDevice } from '../cast/caller.ts';
import { Host } from '../cast/host.ts';
import { photoBytes } from '../cast/picture.ts';
import { receiptOf, send } from '../cast/tus.ts';

let host: Host;
let owner: Caller;
let phone: Caller;
let tablet: Caller;
beforeEach(async () => {
  host = await Host.start();
  owner = await ownerOf(host);
  phone = await pairedDevice(host, owner, { name: 'Phone', access: 'send' });
  tablet = await pairedDevice(host, owner, { name: 'Tablet', access: 'browse' });
});
afterEach(() => host[Symbol.asyncDispose]());

/** Follows the events of the https listener as a device. */
class Listener {
  readonly heard: { readonly id: string; readonly event: LiveEvent }[] = [];
  readonly ended: Promise<void>;
  readonly #answer: IncomingMessage;

  private constructor(answer: IncomingMessage) {
    this.#answer = answer;
    this.ended = new Promise((resolve) => answer.once('close', () => resolve()));
    let rest = '';
    answer.on('error', () => undefined);
    answer.setEncoding('utf8').on('data', (text: string) => {
      const blocks = (rest + text).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const fields = new Map(
          block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]),
        );
        const data = fields.get('data');
        if (data !== undefined)
          this.heard.push({ id: fields.get('id') ?? '', event: LiveEventSchema.parse(JSON.parse(data)) });
      }
    });
  }

  static open(device: Caller, lastEventId?: string): Promise<Listener> {
    return new Promise((resolve, reject) => {
      const headers = {
        authorization: `Bearer ${device.session?.accessToken}`,
        ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
      };
      request(new URL(routes.events, device.origin), { headers, rejectUnauthorized: false, agent: false })
        .on('response', (answer) => resolve(new Listener(answer)))
        .on('error', reject)
        .end();
    });
  }

  names(): string[] {
    return this.heard.flatMap(({ event }) => (event.type === 'photo-added' ? [event.photo.name] : []));
  }

  close(): void {
    this.#answer.destroy();
  }
}

test('a photo is told to who may browse, the moment it lands, whole', async () => {
  const listener = await Listener.open(tablet);
  const { photoId } = receiptOf(await send(phone, { name: 'told.jpg', bytes: await photoBytes('told') }));
  await expect.poll(() => listener.names()).toEqual(['told.jpg']);
  const added = listener.heard.find(({ event }) => event.type === 'photo-added');
  expect(added?.event).toMatchObject({ photo: { id: photoId, devices: [{ name: 'Phone' }] } });
  listener.close();
});

test('what was missed is told again from the last number heard, once and in order', async () => {
  const first = await Listener.open(tablet);
  await send(phone, { name: '1.jpg', bytes: await photoBytes('1') });
  await expect.poll(() => first.names()).toEqual(['1.jpg']);
  const lastId = first.heard.at(-1)?.id;
  first.close();
  for (const mark of ['2', '3', '4']) await send(phone, { name: `${mark}.jpg`, bytes: await photoBytes(mark) });
  const second = await Listener.open(tablet, lastId);
  await expect.poll(() => second.names()).toEqual(['2.jpg', '3.jpg', '4.jpg']);
  const ids = second.heard.map(({ id }) => Number(id));
  expect(ids).toEqual([...new Set(ids)].toSorted((a, b) => a - b));
  second.close();
});

test('a listener from before a restart is told to ask for everything again', async () => {
  await host.stop();
  await host.start();
  const listener = await Listener.open(tablet, '123456');
  await expect.poll(() => listener.heard.map(({ event }) => event.type)).toContain('resync');
  listener.close();
});

test('a device that only sends hears nothing of the others’ photos, nor of who asks to come in', async () => {
  const listener = await Listener.open(phone);
  await send(tablet, { name: 'secret.jpg', bytes: await photoBytes('secret') });
  await pairedDevice(host, owner, { name: 'Somebody else' });
  await send(phone, { name: 'mine.jpg', bytes: await photoBytes('mine') });
  await expect.poll(() => listener.names()).toContain('mine.jpg');
  expect(listener.names()).not.toContain('secret.jpg');
  expect(JSON.stringify(listener.heard)).not.toContain('Somebody else');
  listener.close();
});

test('revoking a device ends what it listens to', async () => {
  const listener = await Listener.open(tablet);
  await owner.call(routes.revoke(tablet.device.id), { method: 'POST' });
  await expect(listener.ended).resolves.toBeUndefined();
});
