/** Reads a JSON body, bounded; used after the one who asks is known, wherever somebody must be. */
import express, { type Request, type RequestHandler, type Response } from 'express';
import { Failure } from '../../protocol/failure.ts';

const read = express.json({ limit: '256kb', strict: true });
/** Tens of thousands of ids. */
const readLong = express.json({ limit: '2mb', strict: true });

/** Throws `wrong-content-type` for anything but JSON: a form of another page cannot send that. */
export const jsonBody: RequestHandler = (request, response, next) => {
  refuseOthers(request);
  read(request, response, next);
};

/** The body, read now. Rejects as `jsonBody` does, or with the parser's error. */
export function readJson(request: Request, response: Response): Promise<unknown> {
  return readBy(read, request, response);
}

/** As `readJson`, where many photos are named. */
export function readLongJson(request: Request, response: Response): Promise<unknown> {
  return readBy(readLong, request, response);
}

function refuseOthers(request: Request): void {
  if (request.is('application/json') === false) throw new Failure('wrong-content-type');
  if (request.get('content-encoding') !== undefined)
    throw new Failure('wrong-content-type', 'The host does not unpack bodies.');
}

function readBy(parser: RequestHandler, request: Request, response: Response): Promise<unknown> {
  return new Promise((resolve, reject) => {
    refuseOthers(request);
    void parser(request, response, (error?: unknown) => {
      if (error === undefined) resolve(request.body);
      else reject(asError(error));
    });
  });
}

/** Express hands errors on as anything at all. */
export function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error('something that is no error was thrown', { cause: error });
}
