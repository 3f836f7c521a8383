/** A host of a few answers, over real HTTP, for the models of the web: what a `Wire` offers them, without a browser. */
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { z } from 'zod';
import { Failure, type Problem } from '../../protocol/failure.ts';
import type { LiveEvent } from '../../protocol/live-event.ts';
import type { Device } from '../../protocol/pairing.ts';
import { failureFrom } from '../../web/wire/wire.ts';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

/** What is answered as JSON; a `Failure` as its problem document. May be a promise, to keep the one who asks waiting. */
export type Answer = (asked: Asked) => unknown;

export class TinyHost extends EventTarget {
  readonly #server: Server;
  readonly #port: number;
  readonly #answers = new Map<string, Answer>();
  readonly #listeners = new Set<(event: LiveEvent) => void>();
  /** Everything asked so far, as `POST /api/pairing/generate`. */
  readonly asked: string[] = [];
  device: Device | null = null;
  hostName = 'Study laptop';
  reachable = true;

  private constructor(server: Server, port: number) {
    super();
    this.#server = server;
    this.#port = port;
  }

  static async open(): Promise<TinyHost> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const host = new TinyHost(server, typeof address === 'object' && address !== null ? address.port : 0);
    server.on('request', (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const url = new URL(request.url ?? '/', 'http://host');
        const text = Buffer.concat(chunks).toString();
        const asked: Asked = {
          method: request.method ?? 'GET',
          path: url.pathname,
          query: url.searchParams,
          body: text === '' ? undefined : JSON.parse(text),
        };
        void host.#answer(asked, response);
      });
    });
    return host;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** `on('GET /api/photos', …)` */
  on(what: string, answer: Answer): void {
    this.#answers.set(what, answer);
  }

  /** As the host would tell it to everyone who follows. */
  tell(event: LiveEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  follow(listener: (event: LiveEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async request<T>(
    schema: z.ZodType<T>,
    path: string,
    { method, body, signal }: { method?: string; body?: unknown; signal?: AbortSignal } = {},
  ): Promise<T> {
    const response = await fetch(`http://127.0.0.1:${this.#port}${path}`, {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    }).catch((error: unknown) => {
      throw signal?.aborted === true ? error : new Failure('unreachable');
    });
    if (!response.ok) throw await failureFrom(response);
    return schema.parse(await response.json());
  }

  async #answer(asked: Asked, response: ServerResponse): Promise<void> {
    const what = `${asked.method} ${asked.path}`;
    this.asked.push(what);
    const answer = this.#answers.get(what);
    const body = answer === undefined ? new Failure('not-found') : await answer(asked);
    response.writeHead(body instanceof Failure ? body.status : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body instanceof Failure ? problemOf(body) : body));
  }
}

function problemOf({ code, detail, status }: Failure): Problem {
  return { type: 'about:blank', title: code, status, code, detail };
}

/** Resolves at the first `change` after which `holds`. */
export async function until(model: EventTarget, holds: () => boolean): Promise<void> {
  if (holds()) return;
  await new Promise<void>((resolve) => {
    const check = (): void => {
      if (!holds()) return;
      model.removeEventListener('change', check);
      resolve();
    };
    model.addEventListener('change', check);
  });
}
