/** Reads a JSON body, bounded; used after the one who asks is known, wherever somebody must be. */
import express, { type Request, type RequestHandler, type Response } from 'express';
import { Failure } from '../../protocol/failure.ts';

const read = express.json({ limit: '256kb', strict: true });

/** Throws `wrong-content-type` for anything but JSON: a form of another page cannot send that. */
export const jsonBody: RequestHandler = (request, response, next) => {
  if (request.is('application/json') === false) throw new Failure('wrong-content-type');
  if (request.get('content-encoding') !== undefined)
    throw new Failure('wrong-content-type', 'The host does not unpack bodies.');
  read(request, response, next);
};

/** The body, read now. Rejects as `jsonBody` does, or with the parser's error. */
export function readJson(request: Request, response: Response): Promise<unknown> {
  return new Promise((resolve, reject) => {
    void jsonBody(request, response, (error?: unknown) => {
      if (error === undefined) resolve(request.body);
      else reject(asError(error));
    });
  });
}

/** Express hands errors on as anything at all. */
export function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error('something that is no error was thrown', { cause: error });
}
