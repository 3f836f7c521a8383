/** This host's name on the local network: asked for first, then published, and given up if another host turns out to have it. */
import { randomBytes } from 'node:crypto';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { Bonjour, type Service } from 'bonjour-service';
import multicastDns, { type MulticastDNS, type ResponsePacket } from 'multicast-dns';
import type { Logger } from 'pino';
import { type Claim, claimsOf, givesWay, isFree } from './mdns-claims.ts';

export interface MdnsOptions {
  /** The first label of the name; opaque, since everybody on the network reads it. */
  readonly label: string;
  readonly port: number;
  /** IPv4 addresses of this machine: what the name leads to, and the only networks that are spoken to. */
  readonly addresses: readonly string[];
  readonly log: Logger;
}

const group = '224.0.0.251';
const groupPort = 5353;
const labelsTried = 9;
/** Three questions a quarter of a second apart: RFC 6762, 8.1. */
const questions = 3;
const questionGapMs = 250;
const publishPatienceMs = 3000;
const goodbyePatienceMs = 500;

export class MdnsName {
  readonly #socket: Socket;
  readonly #asker: MulticastDNS;
  readonly #bonjour: Bonjour;
  readonly #options: MdnsOptions;
  /** Tells our own answers, which come back to us, from those of a host with the same name. */
  readonly #id = randomBytes(8).toString('hex');
  #host = '';

  /** Takes `label`, or `label-2` and so on where others have it. Null, with the reason in the log, if none can be had. */
  static async claim(options: MdnsOptions): Promise<MdnsName | null> {
    const { log } = options;
    try {
      const name = new MdnsName(await openSocket(options.addresses), options);
      if (await name.#takeFirstFree()) return name;
      log.warn('mDNS: every name that was tried is taken; phones use the address');
      await name.close();
    } catch (error) {
      log.warn({ error }, 'mDNS: no name can be published; phones use the address');
    }
    return null;
  }

  private constructor(socket: Socket, options: MdnsOptions) {
    this.#socket = socket;
    this.#options = options;
    socket.on('error', (error) => options.log.warn({ error }, 'mDNS: the socket failed'));
    // Ours is bound already: their own way of binding would end the process on an error, and joins Docker's networks too.
    const shared = { socket, bind: false as const, multicast: false };
    this.#asker = multicastDns(shared);
    this.#bonjour = new Bonjour(shared as object, (error: unknown) =>
      options.log.debug({ error }, 'mDNS: not answered'),
    );
  }

  /** As it was really taken: `landfall-7f3k.local`. */
  get host(): string {
    return this.#host;
  }

  /** Says goodbye, so that nobody keeps the name, and closes the socket. */
  async close(): Promise<void> {
    await within(goodbyePatienceMs, (done) => this.#bonjour.unpublishAll(done));
    const closed = once(this.#socket, 'close');
    this.#bonjour.destroy();
    await closed;
  }

  async #takeFirstFree(): Promise<boolean> {
    const { label, log } = this.#options;
    for (let attempt = 1; attempt <= labelsTried; attempt++) {
      const candidate = attempt === 1 ? label : `${label}-${attempt}`;
      if (await this.#take(candidate)) {
        this.#host = `${candidate}.local`;
        return true;
      }
      log.info({ name: candidate }, 'mDNS: this name is taken, trying another');
    }
    return false;
  }

  async #take(label: string): Promise<boolean> {
    if (!isFree(await this.#ask(label))) return false;
    const service = this.#publish(label);
    const isUp = await within(publishPatienceMs, (done) => service.once('up', done));
    // Another host may have taken it in the same moment: one of the two sees that it has to give way.
    if (isUp && !givesWay(this.#id, await this.#ask(label))) return true;
    await within(goodbyePatienceMs, (done) => service.stop(done));
    return false;
  }

  #publish(label: string): Service {
    const { port, addresses } = this.#options;
    const host = `${label}.local`;
    const txt = { path: '/', id: this.#id };
    const service = this.#bonjour.publish({ name: label, type: 'https', port, host, txt, disableIPv6: true });
    const records = service.records.bind(service);
    // The library lists every interface, Docker's too; phones get the addresses that the QR would give them.
    service.records = () => [
      ...records().filter(({ type }) => type !== 'A'),
      ...addresses.map((data) => ({ name: host, type: 'A' as const, ttl: 120, data })),
    ];
    return service;
  }

  /** What others say about the name; our own answers come back too. */
  async #ask(label: string): Promise<readonly Claim[]> {
    const host = `${label}.local`;
    const service = `${label}._https._tcp.local`;
    const heard: Claim[] = [];
    const listen = (packet: ResponsePacket): void => void heard.push(...claimsOf(packet, { host, service }));
    this.#asker.on('response', listen);
    for (let asked = 0; asked < questions; asked++) {
      this.#asker.query([
        { name: host, type: 'A' },
        { name: host, type: 'AAAA' },
        { name: service, type: 'TXT' },
      ]);
      await within(questionGapMs, () => {});
    }
    this.#asker.removeListener('response', listen);
    return heard.filter((claim) => claim.kind === 'service' || !this.#options.addresses.includes(claim.address));
  }
}

async function openSocket(addresses: readonly string[]): Promise<Socket> {
  const socket = createSocket({ type: 'udp4', reuseAddr: true });
  try {
    socket.bind(groupPort);
    await once(socket, 'listening');
    for (const address of addresses) socket.addMembership(group, address);
    const [best] = addresses;
    if (best !== undefined) socket.setMulticastInterface(best);
    socket.setMulticastTTL(255);
    socket.setMulticastLoopback(true);
    return socket;
  } catch (error) {
    socket.close();
    throw error;
  }
}

/** Runs `act` until it says done or the time is over; says which. */
async function within(ms: number, act: (done: () => void) => void): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const isDone = await new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
    act(() => resolve(true));
  });
  clearTimeout(timer);
  return isDone;
}
