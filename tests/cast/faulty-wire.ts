/** A wire between device and host that does what Wi-Fi does: a TCP proxy on the loopback that delays, cuts, resets and swallows. */
import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { pass, strike, type WireFault } from './wire-fault.ts';

export type { WireFault } from './wire-fault.ts';

export class FaultyWire implements AsyncDisposable {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #struck = new Map<string, number>();
  readonly #toPort: number;
  readonly #nextFault: () => WireFault;
  #bytesUntilCut = Number.POSITIVE_INFINITY;
  /** How often all of it was cut. */
  cuts = 0;

  private constructor(toPort: number, nextFault: () => WireFault) {
    this.#toPort = toPort;
    this.#nextFault = nextFault;
    this.#server = createServer({ allowHalfOpen: true, noDelay: true }, (near) => this.#tie(near));
  }

  /** A wire to a port of this machine. `nextFault` is asked for every connection that is made. */
  static async to(url: string, nextFault: () => WireFault = () => ({ kind: 'none' })): Promise<FaultyWire> {
    const wire = new FaultyWire(Number(new URL(url).port), nextFault);
    wire.#server.listen(0, '127.0.0.1');
    await once(wire.#server, 'listening');
    return wire;
  }

  /** The same URL by way of this wire. */
  through(url: string): string {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('the wire is closed');
    const changed = new URL(url);
    changed.hostname = '127.0.0.1';
    changed.port = `${address.port}`;
    return changed.href;
  }

  /** Cuts everything once this many more bytes have gone up. */
  cutAfter(bytes: number): void {
    this.#bytesUntilCut = bytes;
  }

  /** Which faults there were, and how often. */
  get summary(): string {
    return [...this.#struck].map(([kind, count]) => `${count} ${kind}`).join(', ');
  }

  #tie(near: Socket): void {
    const far = connect({ port: this.#toPort, host: '127.0.0.1', noDelay: true });
    const ends = { near, far };
    for (const end of [near, far]) {
      this.#sockets.add(end);
      end.on('error', () => end.destroy());
      end.on('close', () => this.#sockets.delete(end));
    }
    far.on('close', () => near.destroy());
    far.pipe(near);
    const carried = this.#carry(ends, this.#nextFault()).catch(() => 'over' as const);
    // What the device's end was told the host is told too, unless the fault is that it is not.
    void carried.then((outcome) => {
      near.destroy();
      if (outcome === 'over') far.destroy();
      return outcome;
    });
  }

  /** Carries up what the device says, until one of the two ends has gone. */
  async #carry(ends: { near: Socket; far: Socket }, fault: WireFault): Promise<'over' | 'host-left'> {
    let carried = 0;
    for await (const bytes of ends.near as AsyncIterable<Buffer>) {
      if (bytes.length > this.#bytesUntilCut) this.#cut();
      this.#bytesUntilCut -= bytes.length;
      if (fault.kind === 'none' || carried + bytes.length <= fault.afterBytes) await pass(ends.far, bytes);
      else {
        const before = Math.max(0, carried - fault.afterBytes);
        if (before === 0) this.#struck.set(fault.kind, (this.#struck.get(fault.kind) ?? 0) + 1);
        const outcome = await strike(fault, ends, bytes, before);
        if (outcome !== 'goes-on') return outcome;
      }
      carried += bytes.length;
    }
    return 'over';
  }

  #cut(): void {
    this.cuts += 1;
    this.#bytesUntilCut = Number.POSITIVE_INFINITY;
    for (const socket of this.#sockets) socket.destroy();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
