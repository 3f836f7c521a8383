/** One fetch: JSON out, a parsed value or a `Failure` back. */
import type { z } from 'zod';
import { Failure, ProblemSchema } from '../../protocol/failure.ts';

export interface RequestOptions {
  readonly method?: string;
  /** A Blob goes as it is, everything else as JSON. */
  readonly body?: unknown;
  /** null: say nothing about who is asking. */
  readonly bearer?: string | null;
  /** Proves this browser's own key along with it, where it has one. */
  readonly proven?: boolean;
  readonly signal?: AbortSignal;
}

// A phone that wakes up may hold a connection that died meanwhile; without a limit it would wait for minutes.
const patienceMs = 30_000;

/** The host's answer, whatever its status. Rejects with `unreachable` when there is none, and as aborted when `signal` is. */
export async function ask(
  path: string,
  options: RequestOptions,
  headers: Record<string, string> = {},
): Promise<Response> {
  const { method, body, bearer, signal } = options;
  const limit = new AbortController();
  const stop = (): void => limit.abort(signal?.reason);
  const timer = setTimeout(() => limit.abort(), patienceMs);
  signal?.throwIfAborted();
  signal?.addEventListener('abort', stop);
  try {
    return await fetch(path, {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers: {
        ...(body === undefined ? {} : { 'content-type': body instanceof Blob ? body.type : 'application/json' }),
        ...(typeof bearer === 'string' ? { authorization: `Bearer ${bearer}` } : {}),
        ...headers,
      },
      body: body === undefined ? null : body instanceof Blob ? body : JSON.stringify(body),
      credentials: 'same-origin',
      cache: 'no-store',
      signal: limit.signal,
    });
  } catch (error) {
    // fetch says TypeError for every way of not getting an answer.
    if (signal?.aborted === true) throw error;
    throw new Failure('unreachable');
  } finally {
    // Only the wait for the answer is limited: a live stream's body goes on, and ends by `signal` in its reader.
    clearTimeout(timer);
    if (!isStream(headers)) signal?.removeEventListener('abort', stop);
  }
}

function isStream(headers: Record<string, string>): boolean {
  return headers['accept'] === 'text/event-stream';
}

/** What a refusal means. An answer that is no problem document comes from something other than Landfall, or from a bug in it. */
export async function failureFrom(answer: { readonly status: number; text(): Promise<string> }): Promise<Failure> {
  const text = await answer.text().catch(() => '');
  try {
    const { code, detail } = ProblemSchema.parse(JSON.parse(text));
    return new Failure(code, detail);
  } catch {
    return new Failure(answer.status === 404 ? 'not-found' : 'internal');
  }
}

/** The answer's JSON as `schema` says; undefined stands for an empty answer. */
export async function readAnswer<T>(schema: z.ZodType<T>, response: Response): Promise<T> {
  if (!response.ok) throw await failureFrom(response);
  const text = await response.text().catch(() => {
    throw new Failure('unreachable');
  });
  return schema.parse(text === '' ? undefined : JSON.parse(text));
}
