/** Translates what went wrong into an answer: a Failure as the catalogue says, anything else as a bug with an id. */
import { randomBytes } from 'node:crypto';
import type { ErrorRequestHandler, Request, Response } from 'express';
import { MulterError } from 'multer';
import type { Logger } from 'pino';
import { ZodError } from 'zod';
import { Failure, failureCatalogue, type Problem } from '../../protocol/failure.ts';

/** How long a sender has to hear a refusal and stop, once it is on its way. */
const usualLingerMs = 5000;

export function answerFailure(log: Logger, lingerMs = usualLingerMs): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    // The one who asked is gone; there is nobody to answer.
    if (response.headersSent || request.socket.destroyed) {
      response.destroy();
      return;
    }
    const failure = asFailure(error);
    const requestId = failure.code === 'internal' ? randomBytes(6).toString('hex') : undefined;
    if (requestId !== undefined)
      log.error({ requestId, method: request.method, error }, 'a request failed in an unplanned way');
    linger(request, response, lingerMs);
    sendProblem(response, failure, requestId);
  };
}

/**
 * A socket that is closed with bytes unread is reset, and a reset takes the answer away from a sender who has not read it yet: so
 * what still comes is thrown away for a while, and only then the connection is cut (RFC 9112 §9.6).
 */
function linger(request: Request, response: Response, forMs: number): void {
  if (request.complete) return;
  response.removeHeader('Connection');
  response.once('finish', () => {
    const { socket } = request;
    const cut = setTimeout(() => socket.destroy(), forMs);
    cut.unref();
    // Nothing of it stays on the connection: the same one may bring a hundred such requests.
    const settle = (): void => {
      clearTimeout(cut);
      request.off('end', settle);
      socket.off('close', settle);
    };
    request.once('end', settle);
    socket.once('close', settle);
    request.resume();
  });
}

export function sendProblem(response: Response, failure: Failure, requestId?: string): void {
  const problem: Problem = {
    type: 'about:blank',
    title: failure.code,
    status: failure.status,
    code: failure.code,
    detail: failure.detail,
    ...(requestId === undefined ? {} : { requestId }),
  };
  if (failure.code === 'too-many-requests') response.setHeader('Retry-After', '60');
  response.status(failure.status).type('application/problem+json').send(JSON.stringify(problem));
}

/** Errors of the libraries at the door, in the words of the catalogue. */
function asFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  if (error instanceof ZodError)
    return new Failure('bad-request', `The host could not read this request: ${firstIssue(error)}.`);
  if (error instanceof MulterError) {
    return error.code === 'LIMIT_FILE_COUNT' || error.code === 'LIMIT_FIELD_VALUE'
      ? new Failure('too-large')
      : new Failure('bad-request', 'This form cannot be read.');
  }
  const status = error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : 500;
  if (status === 404) return new Failure('not-found');
  if (status === 413) return new Failure('too-large');
  if (status === 415) return new Failure('wrong-content-type');
  if (status === 416) return new Failure('unknown-range');
  if (status >= 400 && status < 500) return new Failure('bad-request');
  return new Failure('internal', failureCatalogue.internal.sentence);
}

function firstIssue(error: ZodError): string {
  const [issue] = error.issues;
  return issue === undefined ? 'it is not as described' : `${issue.path.map(String).join('.')} ${issue.message}`.trim();
}
