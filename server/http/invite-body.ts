/** Knows who waits to be asked for a body (`Expect: 100-continue`, RFC 9110 §10.1.1): nobody is asked before it is known who sends. */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';

const waiting = new WeakSet<IncomingMessage>();

/** Keeps Node from asking for every body by itself, before the gate has seen the request. */
export function inviteLater(server: Server): void {
  server.on('checkContinue', (request, response) => {
    waiting.add(request);
    server.emit('request', request, response);
  });
}

/** Asks for the body, once, where its sender waits for that. */
export function inviteBody(request: IncomingMessage, response: ServerResponse): void {
  if (waiting.delete(request)) response.writeContinue();
}
