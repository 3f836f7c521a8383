/** A paired phone without a browser: one request at a time on its own connection, counting what it puts on the wire. */
import { Agent, request } from 'node:https';
import type { Caller } from '../cast/caller.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
}

export interface Outgoing {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer;
  /** Hears of each piece of the body that the operating system took. */
  readonly took?: (bytes: number) => void;
}

export interface PhoneOptions {
  /** The address on this machine that it speaks from. */
  readonly localAddress?: string;
  /** Connections that it keeps and uses again; 0 for a new one each time. */
  readonly connections?: number;
  /** A connection on which nothing moves for this long is given up. */
  readonly patienceMs?: number;
}

const pieceBytes = 256 * 1024;
const unheard = (): void => undefined;

export class Phone {
  readonly origin: string;
  readonly #token: string;
  readonly #agent: Agent | false;
  readonly #options: PhoneOptions;
  /** Of bodies, as far as the operating system took them. */
  bodyBytesOut = 0;

  constructor(origin: string, token: string, options: PhoneOptions = {}) {
    this.origin = origin;
    this.#token = token;
    this.#options = options;
    const maxSockets = options.connections ?? 0;
    this.#agent = maxSockets === 0 ? false : new Agent({ keepAlive: true, maxSockets });
  }

  /** The phone of a device that was let in. */
  static of(device: Caller, options: PhoneOptions = {}): Phone {
    return new Phone(device.origin, device.session?.accessToken ?? '', options);
  }

  /** The same phone by way of another address. */
  at(origin: string, options: PhoneOptions = {}): Phone {
    return new Phone(origin, this.#token, { ...this.#options, ...options });
  }

  /** Rejects where the connection breaks or falls silent before the whole answer was heard. */
  call(method: string, path: string, { headers = {}, body, took }: Outgoing = {}): Promise<Answer> {
    const { localAddress, patienceMs = 30_000 } = this.#options;
    return new Promise((resolve, reject) => {
      const outgoing = request(new URL(path, this.origin), {
        method,
        agent: this.#agent,
        rejectUnauthorized: false,
        ...(localAddress === undefined ? {} : { localAddress }),
        headers: {
          authorization: `Bearer ${this.#token}`,
          ...(body === undefined ? {} : { 'content-length': `${body.length}` }),
          ...headers,
        },
      });
      outgoing.setTimeout(patienceMs, () => outgoing.destroy(new Error(`nothing moved for ${patienceMs} ms`)));
      outgoing.on('error', reject);
      // A connection that is gone may say so once more, when no request listens any longer.
      outgoing.on('socket', (socket) => socket.off('error', unheard).on('error', unheard));
      outgoing.on('response', (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', reject);
        incoming.on('end', () => {
          const answerHeaders = new Headers(
            Object.entries(incoming.headersDistinct).map(([name, values = []]) => [name, values.join(', ')]),
          );
          resolve({ status: incoming.statusCode ?? 0, headers: answerHeaders, body: Buffer.concat(chunks) });
        });
      });
      for (const piece of piecesOf(body ?? Buffer.alloc(0)))
        outgoing.write(piece, (error) => {
          if (error) return;
          this.bodyBytesOut += piece.length;
          took?.(piece.length);
        });
      outgoing.end();
    });
  }

  hangUp(): void {
    if (this.#agent !== false) this.#agent.destroy();
  }
}

function* piecesOf(body: Buffer): Generator<Buffer> {
  for (let at = 0; at < body.length; at += pieceBytes) yield body.subarray(at, at + pieceBytes);
}
