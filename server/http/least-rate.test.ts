import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import express from 'express';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { leastRate } from './least-rate.ts';

const minuteMs = 60_000;
let server: Server;
let socket: Socket;
let request: IncomingMessage;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const app = express();
  app.use(leastRate());
  const asked = new Promise<IncomingMessage>((resolve) => {
    app.use((asking, response) => {
      asking.once('end', () => response.end('taken'));
      resolve(asking);
    });
  });
  server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  socket = connect(typeof address === 'object' && address !== null ? address.port : 0, '127.0.0.1');
  socket.on('error', () => undefined).setEncoding('utf8');
  socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 200000\r\n\r\n');
  request = await asked;
});
afterEach(async () => {
  vi.useRealTimers();
  socket.destroy();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** Resolves when the host has read all of what is sent. */
async function sends(bytes: number): Promise<void> {
  const read = new Promise<void>((resolve) => {
    let left = bytes;
    request.on('data', (piece: Buffer) => {
      left -= piece.length;
      if (left === 0) resolve();
    });
  });
  socket.write('x'.repeat(bytes));
  await read;
  request.removeAllListeners('data');
}

test('attack 77: a body of less than a kilobyte a second is ended', async () => {
  await sends(59_000);
  vi.advanceTimersByTime(minuteMs);
  await once(socket.resume(), 'close');
  expect(request.destroyed).toBe(true);
});

test('attack 77: a body of more goes on, minute for minute, to its end', async () => {
  await sends(61_000);
  vi.advanceTimersByTime(minuteMs);
  await sends(61_000);
  vi.advanceTimersByTime(minuteMs);
  await sends(78_000);
  const [answer] = await once(socket, 'data');
  expect(answer).toContain('taken');
});

test('a body that the host itself lets wait is not taken for a slow one', async () => {
  request.pause();
  socket.write('x'.repeat(200_000));
  await once(request, 'readable');
  vi.advanceTimersByTime(5 * minuteMs);
  request.resume();
  const [answer] = await once(socket, 'data');
  expect(answer).toContain('taken');
});
