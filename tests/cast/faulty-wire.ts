/** A wire between device and host that can be cut: a TCP proxy on the loopback. */
import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

export class FaultyWire implements AsyncDisposable {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #bytesUntilCut = Number.POSITIVE_INFINITY;
  /** How often it was cut. */
  cuts = 0;

  private constructor(toPort: number) {
    this.#server = createServer((near) => {
      const far = connect(toPort, '127.0.0.1');
      for (const [from, to] of [
        [near, far],
        [far, near],
      ] as const) {
        this.#sockets.add(from);
        from.on('error', () => to.destroy());
        from.on('close', () => {
          this.#sockets.delete(from);
          to.destroy();
        });
      }
      far.pipe(near);
      near.on('data', (bytes: Buffer) => {
        if (bytes.length > this.#bytesUntilCut) this.#cut();
        else if (!far.write(bytes)) {
          near.pause();
          far.once('drain', () => near.resume());
        }
        this.#bytesUntilCut -= bytes.length;
      });
    });
  }

  /** A wire to a port of this machine. */
  static async to(url: string): Promise<FaultyWire> {
    const wire = new FaultyWire(Number(new URL(url).port));
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
