import { randomBytes } from 'node:crypto';
import { createSocket, Socket } from 'node:dgram';
import { once } from 'node:events';
import multicastDns, { type ResponsePacket } from 'multicast-dns';
import { pino } from 'pino';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { MdnsName } from './mdns-name.ts';

const log = pino({ level: 'silent' });
const held: MdnsName[] = [];
const closers: (() => Promise<unknown>)[] = [];

/** A label that no run beside this one has; on loopback alone, so that nothing leaves this machine. */
function loopback() {
  return { label: `landfall-${randomBytes(4).toString('hex')}`, port: 8443, addresses: ['127.0.0.1'], log };
}

async function claim(options: ReturnType<typeof loopback>): Promise<MdnsName | null> {
  const name = await MdnsName.claim(options);
  if (name !== null) held.push(name);
  return name;
}

/** Hears what is said on loopback, as another host would. */
async function neighbour() {
  const socket = createSocket({ type: 'udp4', reuseAddr: true });
  socket.bind(5353);
  await once(socket, 'listening');
  socket.addMembership('224.0.0.251', '127.0.0.1');
  socket.setMulticastInterface('127.0.0.1');
  const mdns = multicastDns({ socket, bind: false, multicast: false });
  closers.push(() => new Promise<void>((resolve) => mdns.destroy(resolve)));
  /** The first packet with such a record, asked for if a question is given. */
  const hear = async (
    type: string,
    name: string,
    isIt: (record: { ttl?: number | undefined }) => boolean = () => true,
  ) =>
    new Promise<ResponsePacket>((resolve) => {
      mdns.on('response', (packet: ResponsePacket) => {
        const records = packet.answers ?? [];
        if (records.some((record) => record.type === type && record.name === name && 'ttl' in record && isIt(record)))
          resolve(packet);
      });
    });
  return { mdns, hear };
}

afterAll(async () => {
  await Promise.all(held.splice(0).map((name) => name.close()));
  await Promise.all(closers.splice(0).map((close) => close()));
});

// Together, since most of each is waiting for answers that do not come.
describe.concurrent('the name', () => {
  test('is taken as asked, leads to our addresses and our port, and says nothing about the user', async () => {
    const options = loopback();
    const { mdns, hear } = await neighbour();
    const name = await claim(options);
    expect(name?.host).toBe(`${options.label}.local`);
    const service = `${options.label}._https._tcp.local`;
    const listed = hear('PTR', '_https._tcp.local', (record) => 'data' in record && record.data === service);
    mdns.query('_https._tcp.local', 'PTR');
    const { answers, additionals } = await listed;
    const records = [...(answers ?? []), ...(additionals ?? [])].filter(({ name: of }) => of.startsWith(options.label));
    expect(records).toContainEqual(expect.objectContaining({ type: 'A', name: name?.host, data: '127.0.0.1' }));
    expect(records).toContainEqual(
      expect.objectContaining({ type: 'SRV', data: expect.objectContaining({ port: 8443, target: name?.host }) }),
    );
    const texts = records.flatMap((record) => (record.type === 'TXT' ? [record.data].flat().map(String) : []));
    expect(texts).toEqual(['path=/', expect.stringMatching(/^id=[0-9a-f]{16}$/)]);
  });

  test('that another host has already gets a number', async () => {
    const options = loopback();
    await claim(options);
    expect((await claim(options))?.host).toBe(`${options.label}-2.local`);
  });

  test('that two take in the same moment ends up with one of them', async () => {
    const options = loopback();
    const names = await Promise.all([claim(options), claim(options)]);
    expect(new Set(names.map((name) => name?.host))).toEqual(
      new Set([`${options.label}.local`, `${options.label}-2.local`]),
    );
  });

  test('that a host of another kind answers for is left to it', async () => {
    const options = loopback();
    const { mdns } = await neighbour();
    mdns.on('query', ({ questions }) => {
      const name = `${options.label}.local`;
      if (questions?.some((question) => question.name === name))
        mdns.respond([{ name, type: 'A', ttl: 120, data: '127.0.0.9' }]);
    });
    expect((await claim(options))?.host).toBe(`${options.label}-2.local`);
  });

  test('is given back with a goodbye, and free again', async () => {
    const options = loopback();
    const { hear } = await neighbour();
    const name = await MdnsName.claim(options);
    const goodbye = hear('A', `${options.label}.local`, ({ ttl }) => ttl === 0);
    await name?.close();
    await goodbye;
    expect((await claim(options))?.host).toBe(`${options.label}.local`);
  });
});

describe('what goes wrong never stops the host', () => {
  test('a network that is gone gives no name', async () => {
    expect(await claim({ ...loopback(), addresses: ['192.0.2.77'] })).toBeNull();
  });

  test('a port that a program keeps for itself gives no name', async () => {
    const busy = vi.spyOn(Socket.prototype, 'bind').mockImplementationOnce(function refuse(this: Socket) {
      queueMicrotask(() => this.emit('error', Object.assign(new Error('bind EADDRINUSE'), { code: 'EADDRINUSE' })));
      return this;
    });
    expect(await claim(loopback())).toBeNull();
    expect(busy).toHaveBeenCalledOnce();
    busy.mockRestore();
  });
});
