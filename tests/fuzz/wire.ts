/** Puts a mutated request on the wire, as a client library would or byte by byte, and hears what comes back. */
import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { connect as connectPlain, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { type MutatedRequest, rawBytes } from './mutated-request.ts';

export interface Heard {
  /** 0 where nothing that reads as an answer came. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The first MiB of it. */
  readonly body: Buffer;
  /** Why there is no whole answer. */
  readonly broken: string | null;
}

const patienceMs = 30_000;
/** After a request that is broken as HTTP the host may wait for the rest; nobody here has it. */
const rawPatienceMs = 250;
const heardBytes = 1 << 20;
const keptOpen = { keepAlive: true, maxSockets: 12 } as const;

export class Wire {
  readonly #origin: URL;
  readonly #seed: number;
  readonly #plain = new HttpAgent(keptOpen);
  readonly #secure = new HttpsAgent({ ...keptOpen, rejectUnauthorized: false });

  constructor(origin: string, seed: number) {
    this.#origin = new URL(origin);
    this.#seed = seed;
  }

  get host(): string {
    return this.#origin.host;
  }

  /** Never rejects. `from` is an address of this machine. */
  send(request: MutatedRequest, authorization: string | null, from: string): Promise<Heard> {
    const isNoRequest = request.method === 'CONNECT' || !/^[A-Za-z-]+$/.test(request.method);
    return request.raw || isNoRequest
      ? this.#sendRaw(request, authorization, from)
      : this.#sendWhole(request, authorization, from);
  }

  close(): void {
    this.#plain.destroy();
    this.#secure.destroy();
  }

  #sendWhole(
    { method, target, headers, body }: MutatedRequest,
    authorization: string | null,
    from: string,
  ): Promise<Heard> {
    const isSecure = this.#origin.protocol === 'https:';
    const sent: Record<string, string> = {};
    if (authorization !== null) sent['Authorization'] = authorization;
    for (const [name, value] of headers) sent[name] = value;
    if (body !== null) sent['Content-Length'] = `${body.length}`;
    return new Promise((resolve) => {
      const broken = (why: string): void => resolve({ status: 0, headers: {}, body: Buffer.alloc(0), broken: why });
      try {
        const outgoing = (isSecure ? requestHttps : requestHttp)({
          host: this.#origin.hostname,
          port: this.#origin.port,
          method,
          path: target,
          headers: sent,
          agent: isSecure ? this.#secure : this.#plain,
          localAddress: from,
          timeout: patienceMs,
        });
        outgoing.on('timeout', () => outgoing.destroy(new Error('no answer in time')));
        outgoing.on('error', (error: NodeJS.ErrnoException) => broken(error.code ?? error.message));
        outgoing.on('response', (incoming) => void heard(incoming).then(resolve));
        outgoing.on('upgrade', (_incoming, socket) => {
          socket.destroy();
          broken('upgraded');
        });
        outgoing.end(body ?? undefined);
      } catch (error) {
        broken(`not sent: ${String(error)}`);
      }
    });
  }

  #sendRaw(request: MutatedRequest, authorization: string | null, from: string): Promise<Heard> {
    const { hostname, port, protocol } = this.#origin;
    const to = { host: hostname, port: Number(port), localAddress: from };
    const socket: Socket = protocol === 'https:' ? connectTls({ ...to, rejectUnauthorized: false }) : connectPlain(to);
    return new Promise((resolve) => {
      const chunks: Buffer[] = [];
      const done = (): void => {
        clearTimeout(limit);
        socket.destroy();
        resolve(readAnswer(Buffer.concat(chunks)));
      };
      const limit = setTimeout(done, rawPatienceMs);
      socket.on('data', (chunk: Buffer) => chunks.push(chunk));
      socket.on('error', done);
      socket.on('close', done);
      socket.once(protocol === 'https:' ? 'secureConnect' : 'connect', () =>
        socket.write(rawBytes(request, this.#seed, authorization)),
      );
    });
  }
}

function heard(incoming: IncomingMessage): Promise<Heard> {
  const headers = Object.fromEntries(
    Object.entries(incoming.headersDistinct).map(([name, values = []]) => [name, values.join(', ')]),
  );
  const chunks: Buffer[] = [];
  let bytes = 0;
  return new Promise((resolve) => {
    const done = (broken: string | null): void =>
      resolve({ status: incoming.statusCode ?? 0, headers, body: Buffer.concat(chunks), broken });
    incoming.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes > heardBytes) incoming.destroy();
    });
    incoming.on('end', () => done(null));
    incoming.on('error', (error) => done(bytes > heardBytes ? null : error.message));
    incoming.on('close', () => done(null));
    // It tells for as long as somebody listens.
    if (headers['content-type']?.startsWith('text/event-stream') === true) incoming.destroy();
  });
}

function readAnswer(bytes: Buffer): Heard {
  const [head = '', ...rest] = bytes.toString('latin1').split('\r\n\r\n');
  const [line = '', ...lines] = head.split('\r\n');
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(line)?.[1] ?? 0);
  const headers = Object.fromEntries(
    lines.map((one) => [one.slice(0, one.indexOf(':')).toLowerCase(), one.slice(one.indexOf(':') + 1).trim()]),
  );
  return {
    status,
    headers,
    body: Buffer.from(rest.join('\r\n\r\n'), 'latin1'),
    broken: status === 0 ? 'no answer' : null,
  };
}
