/** The sending side: keep-alive TLS connections that send a body in pieces as fast as the other side takes it. */
import { once } from 'node:events';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { Agent, request } from 'node:https';
import { text } from 'node:stream/consumers';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** When the last byte of the request had left; milliseconds since 1970, with fractions. */
  readonly lastByteAtMs: number;
}

export interface Outgoing {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly bodyBytes: number;
  readonly body: Iterable<Buffer>;
}

export class Wire {
  readonly #origin: string;
  readonly #agent: Agent;

  constructor(origin: string, connections: number) {
    this.#origin = origin;
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections, rejectUnauthorized: false });
  }

  /** Sends and reads the whole answer. Rejects unless its status is a good one. */
  async send({ method, path, headers, bodyBytes, body }: Outgoing): Promise<Answer> {
    const outgoing = request(new URL(path, this.#origin), {
      method,
      agent: this.#agent,
      headers: { ...headers, 'content-length': bodyBytes },
    });
    const answered = new Promise<IncomingMessage>((resolve, reject) => {
      outgoing.once('response', resolve).once('error', reject);
    });
    let lastByteAtMs = Number.NaN;
    outgoing.once('finish', () => (lastByteAtMs = performance.timeOrigin + performance.now()));
    // A refusal in the middle of the body is the answer, not a broken pipe.
    for (const piece of body) if (!outgoing.write(piece)) await Promise.race([once(outgoing, 'drain'), answered]);
    outgoing.end();
    const incoming = await answered;
    const [status, said] = [incoming.statusCode ?? 0, await text(incoming)];
    if (status >= 300) throw new Error(`${method} ${path}: ${status} ${said.slice(0, 300)}`);
    return { status, headers: incoming.headers, body: said, lastByteAtMs };
  }

  close(): void {
    this.#agent.destroy();
  }
}
