/** A wire that counts what goes up, and tells when so many bytes have: a TCP proxy on the loopback. */
import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

export class CountedWire implements AsyncDisposable {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #marks: { readonly atBytes: number; readonly reached: () => void }[] = [];
  #target: string;
  #sentBytes = 0;

  private constructor(target: string) {
    this.#target = target;
    this.#server = createServer((near) => this.#join(near, connect(Number(new URL(this.#target).port), '127.0.0.1')));
  }

  static async to(origin: string): Promise<CountedWire> {
    const wire = new CountedWire(origin);
    wire.#server.listen(0, '127.0.0.1');
    await once(wire.#server, 'listening');
    return wire;
  }

  get origin(): string {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('the wire is closed');
    return `https://127.0.0.1:${address.port}`;
  }

  /** Everything that went up so far, encryption and headers too. */
  get sentBytes(): number {
    return this.#sentBytes;
  }

  /** Where new connections lead from now on. */
  leadTo(origin: string): void {
    this.#target = origin;
  }

  reached(atBytes: number): Promise<void> {
    return new Promise((resolve) => this.#marks.push({ atBytes, reached: resolve }));
  }

  #join(near: Socket, far: Socket): void {
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
      this.#sentBytes += bytes.length;
      for (const mark of this.#marks) if (this.#sentBytes >= mark.atBytes) mark.reached();
      if (far.write(bytes)) return;
      near.pause();
      far.once('drain', () => near.resume());
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
