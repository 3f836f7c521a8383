/** Speaks to the host that runs on the owner's data directory, over the console's own interface. */
import type { ReadableStream } from 'node:stream/web';
import type { z } from 'zod';
import { Failure, ProblemSchema } from '../../protocol/failure.ts';
import { type Session, SessionSchema } from '../../protocol/pairing.ts';
import { routes } from '../../protocol/routes.ts';
import type { Config } from '../config.ts';
import { DataDirectory } from '../data-directory.ts';

export interface Call {
  readonly headers?: Readonly<Record<string, string>>;
  /** Made anew where the request has to be sent again. */
  readonly body?: string | (() => ReadableStream);
  readonly signal?: AbortSignal;
}

export interface RunningHost {
  /** The answer, parsed; or the failure that the host answered with. */
  ask<T>(schema: z.ZodType<T>, method: string, path: string, body?: object): Promise<T | Failure>;
  /** The answer as it comes. Rejects with the Failure that the host answered with, and with `unreachable`. */
  call(method: string, path: string, call?: Call): Promise<Response>;
}

/** Signed in as the owner; null where no host runs, or nobody answers any more. */
export async function signIn(config: Config): Promise<RunningHost | null> {
  const launch = DataDirectory.launch(config.dataDir);
  if (launch === null) return null;
  const { consoleUrl, launchKey } = launch;
  try {
    // launch.json may be left over from a host that was killed.
    const answer = await request(consoleUrl, 'POST', routes.ownerSession, asJson({ key: launchKey }));
    return new SignedInHost(consoleUrl, SessionSchema.parse(await answer.json()));
  } catch (error) {
    if (error instanceof Failure) return null;
    throw error;
  }
}

class SignedInHost implements RunningHost {
  readonly #origin: string;
  #session: Session;
  #renewing: Promise<void> | null = null;

  constructor(origin: string, session: Session) {
    this.#origin = origin;
    this.#session = session;
  }

  async ask<T>(schema: z.ZodType<T>, method: string, path: string, body?: object): Promise<T | Failure> {
    try {
      const answer = await this.call(method, path, body === undefined ? {} : asJson(body));
      return schema.parse(answer.status === 204 ? undefined : await answer.json());
    } catch (error) {
      if (error instanceof Failure) return error;
      throw error;
    }
  }

  async call(method: string, path: string, call: Call = {}): Promise<Response> {
    const spent = this.#session.accessToken;
    try {
      return await request(this.#origin, method, path, call, spent);
    } catch (error) {
      // An import of a whole disk outlives the key that it began with.
      if (!(error instanceof Failure && error.code === 'access-expired')) throw error;
      if (spent === this.#session.accessToken)
        await (this.#renewing ??= this.#renew().finally(() => (this.#renewing = null)));
      return request(this.#origin, method, path, call, this.#session.accessToken);
    }
  }

  async #renew(): Promise<void> {
    const { refreshToken } = this.#session;
    const answer = await request(this.#origin, 'POST', routes.refresh, asJson({ refreshToken }));
    this.#session = SessionSchema.parse(await answer.json());
  }
}

function asJson(body: object): Call {
  return { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) };
}

async function request(
  origin: string,
  method: string,
  path: string,
  { headers = {}, body, signal }: Call,
  token?: string,
): Promise<Response> {
  const answer = await fetch(new URL(path, origin), {
    method,
    headers: { ...headers, ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }) },
    ...(body === undefined ? {} : typeof body === 'string' ? { body } : { body: body(), duplex: 'half' as const }),
    ...(signal === undefined ? {} : { signal }),
  }).catch((error: unknown) => {
    signal?.throwIfAborted();
    throw Object.assign(new Failure('unreachable'), { cause: error });
  });
  if (answer.ok) return answer;
  const { code, detail } = ProblemSchema.parse(await answer.json());
  throw new Failure(code, detail);
}
