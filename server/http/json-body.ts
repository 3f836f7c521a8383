/** Reads a JSON body, bounded; used after the one who asks is known, wherever somebody must be. */
import type { Request, RequestHandler, Response } from 'express';
import { Failure } from '../../protocol/failure.ts';
import { inviteBody } from './invite-body.ts';

const usualLimitBytes = 256 * 1024;
/** Tens of thousands of ids. */
const longLimitBytes = 2 * 1024 * 1024;

/** Throws `wrong-content-type` for anything but JSON: a form of another page cannot send that. */
export const jsonBody: RequestHandler = async (request, response, next) => {
  request.body = await readJson(request, response);
  next();
};

/** As `jsonBody`, where a request may as well bring nothing. */
export const optionalJson: RequestHandler = async (request, response, next) => {
  if (request.is('*/*') === null) next();
  else await jsonBody(request, response, next);
};

/** The body, read now. Rejects with `wrong-content-type`, `too-large`, `bad-request`. */
export function readJson(request: Request, response: Response): Promise<unknown> {
  return read(request, response, usualLimitBytes);
}

/** As `readJson`, where many photos are named. */
export function readLongJson(request: Request, response: Response): Promise<unknown> {
  return read(request, response, longLimitBytes);
}

/**
 * By hand, since the usual parser answers a body that is too long only once all of it has come (attack 87): a stranger could
 * send without end.
 */
async function read(request: Request, response: Response, limitBytes: number): Promise<unknown> {
  if (request.is('application/json') === false) throw new Failure('wrong-content-type');
  const charset = /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(request.get('content-type') ?? '')?.[1] ?? 'utf-8';
  if (!/^utf-?8$/i.test(charset)) throw new Failure('wrong-content-type', 'JSON is UTF-8.');
  if (Number(request.get('content-length') ?? 0) > limitBytes) throw new Failure('too-large');
  inviteBody(request, response);
  const pieces: Buffer[] = [];
  let receivedBytes = 0;
  for await (const piece of bytesOf(request)) {
    receivedBytes += piece.length;
    if (receivedBytes > limitBytes) throw new Failure('too-large');
    pieces.push(piece);
  }
  if (receivedBytes === 0) return {};
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces)));
  } catch {
    throw new Failure('bad-request', 'The host could not read this request: it is not JSON.');
  }
}

/** Leaves the request open: who stopped listening still has an answer to give. */
function bytesOf(request: Request): AsyncIterable<Buffer> {
  return request.iterator({ destroyOnReturn: false });
}

/** Express hands errors on as anything at all. */
export function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error('something that is no error was thrown', { cause: error });
}
