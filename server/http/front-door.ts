/** Stands before the https server: lets TLS through, sends plain HTTP on to https, and keeps the crowd within bounds. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Server as HttpsServer } from 'node:https';
import type { Socket } from 'node:net';
import { failureCatalogue } from '../../protocol/failure.ts';
import { hostAllowed, hostHeader, hostName } from './host-name.ts';

export interface FrontDoorLimits {
  /** A socket that has not said what it speaks, or speaks plain HTTP, is closed after this long. */
  readonly patienceMs: number;
  readonly sockets: number;
  readonly socketsPerAddress: number;
}

const tlsHandshake = 0x16;
const usualLimits: FrontDoorLimits = { patienceMs: 10_000, sockets: 512, socketsPerAddress: 64 };

/**
 * Takes over the connections of an https server, before or after it listens. The https server is the one that listens,
 * because only a listening server of Node's enforces its header timeout.
 */
export class FrontDoor {
  readonly #server: HttpsServer;
  readonly #limits: FrontDoorLimits;
  readonly #plain = createServer({ keepAlive: false }, (request, response) => this.#redirect(request, response));
  readonly #startTls: (socket: Socket) => void;
  readonly #allowed: ReadonlySet<string>;
  readonly #sockets = new Set<Socket>();
  readonly #perAddress = new Map<string, number>();

  constructor(server: HttpsServer, allowed: ReadonlySet<string>, limits: Partial<FrontDoorLimits> = {}) {
    this.#server = server;
    this.#allowed = allowed;
    this.#limits = { ...usualLimits, ...limits };
    const listeners = server.listeners('connection');
    this.#startTls = (socket) => {
      for (const listener of listeners) listener.call(server, socket);
    };
    server.removeAllListeners('connection');
    server.on('connection', (socket: Socket) => this.#greet(socket));
  }

  /** Stops listening and ends every socket, whatever it is doing. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  #greet(socket: Socket): void {
    if (!this.#admit(socket)) {
      socket.destroy();
      return;
    }
    const giveUp = setTimeout(() => socket.destroy(), this.#limits.patienceMs);
    const leave = () => socket.destroy();
    socket.once('close', () => clearTimeout(giveUp));
    socket.on('error', leave);
    socket.once('end', leave);
    socket.once('data', (first: Buffer) => {
      socket.removeListener('end', leave);
      socket.pause();
      socket.unshift(first);
      if (first[0] === tlsHandshake) {
        clearTimeout(giveUp);
        this.#startTls(socket);
      } else {
        this.#plain.emit('connection', socket);
        socket.resume();
      }
    });
  }

  #admit(socket: Socket): boolean {
    const address = socket.remoteAddress;
    if (address === undefined) return false;
    const open = this.#perAddress.get(address) ?? 0;
    if (this.#sockets.size >= this.#limits.sockets || open >= this.#limits.socketsPerAddress) return false;
    this.#sockets.add(socket);
    this.#perAddress.set(address, open + 1);
    socket.once('close', () => {
      this.#sockets.delete(socket);
      const left = (this.#perAddress.get(address) ?? 1) - 1;
      if (left === 0) this.#perAddress.delete(address);
      else this.#perAddress.set(address, left);
    });
    return true;
  }

  // Secret-free on purpose: nothing is read from the body, and only a name that is ours is repeated.
  #redirect(request: IncomingMessage, response: ServerResponse): void {
    response.shouldKeepAlive = false;
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('Content-Type', 'text/plain; charset=utf-8');
    const host = hostHeader(request);
    const path = request.url ?? '';
    if (host === undefined || !hostAllowed(host, this.#allowed)) {
      response.writeHead(421).end(failureCatalogue['wrong-host'].sentence);
    } else if (!path.startsWith('/')) {
      response.writeHead(400).end(failureCatalogue['bad-request'].sentence);
    } else {
      const name = hostName(host) ?? '';
      const authority = `${name.includes(':') ? `[${name}]` : name}:${request.socket.localPort ?? ''}`;
      response.writeHead(308, { Location: `https://${authority}${path}` }).end('This host speaks https.');
    }
  }
}
