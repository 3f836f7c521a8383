/** Ends connections at addresses that this machine has left: TCP alone would hold them for a quarter of an hour, and who is long gone would count as here. */
import { isIPv4, type Socket } from 'node:net';
import type { Server } from 'node:tls';

export class LeftAddresses {
  readonly #sockets = new Set<Socket>();

  constructor(server: Server) {
    server.on('secureConnection', (socket) => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
  }

  /** `ours` are the addresses of this machine now. IPv6 is left alone: its private addresses come and go while connections live on. */
  endOthers(ours: ReadonlySet<string>): void {
    for (const socket of this.#sockets) {
      const address = (socket.localAddress ?? '').replace(/^::ffff:/, '');
      if (isIPv4(address) && !address.startsWith('127.') && !ours.has(address)) socket.destroy();
    }
  }
}
