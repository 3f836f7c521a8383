/** Ends bodies that come too slowly to be honest: a byte now and then keeps a connection from ever being idle. */
import type { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';

export interface LeastRate {
  readonly bytesPerSecond: number;
  /** How long it is looked at before it is judged. */
  readonly overMs: number;
}

/** A phone at the edge of its Wi-Fi is slow for moments; what came of an upload is kept in any case (SAFETY 61, 77). */
const usual: LeastRate = { bytesPerSecond: 1000, overMs: 60_000 };

export function leastRate(rate: LeastRate = usual): RequestHandler {
  return (request, _response, next) => {
    const { 'content-length': length, 'transfer-encoding': coding } = request.headers;
    if (length !== undefined || coding !== undefined) watch(request, rate);
    next();
  };
}

function watch(request: IncomingMessage, { bytesPerSecond, overMs }: LeastRate): void {
  const { socket } = request;
  let before = socket.bytesRead;
  const look = setInterval(() => {
    const came = socket.bytesRead - before;
    before = socket.bytesRead;
    if (request.complete) clearInterval(look);
    // Where something lies unread it is the host that is slow, or told to be.
    else if (request.readableLength === 0 && came < (bytesPerSecond * overMs) / 1000) socket.destroy();
  }, overMs).unref();
  request.once('close', () => clearInterval(look));
}
