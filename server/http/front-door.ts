/** Stands before the https server: lets TLS through, sends plain HTTP on to https, and keeps the crowd within bounds. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Server as HttpsServer } from 'node:https';
import type { Socket } from 'node:net';
import { failureCatalogue } from '../../protocol/failure.ts';
import { Crowd, type CrowdLimits, farEnd } from './crowd.ts';
import { hostAllowed, hostHeader, hostName } from './host-name.ts';

export interface FrontDoorLimits extends CrowdLimits {
  /** A socket that has not said what it speaks, or speaks plain HTTP, is closed after this long. */
  readonly patienceMs: number;
}

const tlsHandshake = 0x16;
/** From this size on a body is worth a connection of the fast kind. */
const largeBodyBytes = 1024 * 1024;
const largeSendersKept = 256;
const usualLimits: FrontDoorLimits = {
  patienceMs: 10_000,
  sockets: 512,
  socketsPerAddress: 64,
  strangersPerSecond: 10,
};

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
  readonly #crowd: Crowd;
  /** Connections whose first bytes were looked at, by their far end. */
  readonly #looked = new Set<string>();
  /** Addresses that have sent large bodies over TLS, latest last: their next connections are not looked at. */
  readonly #largeSenders = new Set<string>();

  constructor(server: HttpsServer, allowed: ReadonlySet<string>, limits: Partial<FrontDoorLimits> = {}) {
    this.#server = server;
    this.#allowed = allowed;
    this.#limits = { ...usualLimits, ...limits };
    this.#crowd = new Crowd(this.#limits);
    const listeners = server.listeners('connection');
    this.#startTls = (socket) => {
      for (const listener of listeners) listener.call(server, socket);
    };
    server.removeAllListeners('connection');
    server.on('connection', (socket: Socket) => this.#greet(socket));
    server.prependListener('request', (request, response) => this.#makeRoomForSpeed(request, response));
    server.on('tlsClientError', (error: NodeJS.ErrnoException, socket) => {
      if (error.code === 'ERR_SSL_HTTP_REQUEST') this.#largeSenders.delete(socket.remoteAddress ?? '');
    });
  }

  /** Stops listening and ends every socket, whatever it is doing. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    for (const socket of this.#crowd.sockets) socket.destroy();
    await closed;
  }

  /** A good key came with this request: its connection stays when there are too many, and others of its address find room. */
  vouchFor(request: IncomingMessage): void {
    this.#crowd.vouch(request.socket);
  }

  #greet(socket: Socket): void {
    if (!this.#crowd.admit(socket)) {
      socket.destroy();
      return;
    }
    if (this.#largeSenders.has(socket.remoteAddress ?? '')) {
      this.#startTls(socket);
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
        const end = farEnd(socket);
        this.#looked.add(end);
        socket.once('close', () => this.#looked.delete(end));
        this.#startTls(socket);
      } else {
        this.#plain.emit('connection', socket);
        socket.resume();
      }
    });
  }

  /**
   * Node reads a TLS connection whose first bytes went through JavaScript in turns of 1 KiB and 16 KiB for good, and one that it
   * reads from the start in turns of 64 KiB and 16 KiB: a tenth of a hashed upload's processor time (0.2 s per GB). So a sender of
   * large bodies is asked to connect anew after the first one, and is then believed to speak TLS.
   */
  #makeRoomForSpeed(request: IncomingMessage, response: ServerResponse): void {
    const address = request.socket.remoteAddress;
    const isLarge = Number(request.headers['content-length'] ?? 0) >= largeBodyBytes;
    if (!isLarge || address === undefined || !this.#looked.has(farEnd(request.socket))) return;
    response.setHeader('Connection', 'close');
    this.#largeSenders.delete(address);
    this.#largeSenders.add(address);
    const [oldest] = this.#largeSenders;
    if (oldest !== undefined && this.#largeSenders.size > largeSendersKept) this.#largeSenders.delete(oldest);
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
