import { once } from 'node:events';
import { createServer, type Server } from 'node:https';
import { connect } from 'node:tls';
import { promisify } from 'node:util';
import express from 'express';
import { pino } from 'pino';
import { generate } from 'selfsigned';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { Failure } from '../../protocol/failure.ts';
import { answerFailure } from './answer-failure.ts';
import { FrontDoor } from './front-door.ts';
import { listenOn } from './listen.ts';

const allowed = new Set(['localhost', '127.0.0.1']);
let identity: { key: string; cert: string };
const doors: FrontDoor[] = [];

beforeAll(async () => {
  const made = await generate([{ name: 'commonName', value: 'localhost' }], { keyType: 'ec', algorithm: 'sha256' });
  identity = { key: made.private, cert: made.cert };
});

afterEach(async () => {
  await Promise.all(doors.splice(0).map((door) => door.close()));
});

/** A host whose disk is full from the first piece of every body on. */
async function fullHost(lingerMs?: number): Promise<{ port: number; server: Server }> {
  const app = express();
  app.use((incoming, _response, next) => {
    incoming.once('data', () => {
      incoming.pause();
      next(new Failure('disk-full'));
    });
  });
  app.use(answerFailure(pino({ level: 'silent' }), lingerMs));
  const server = createServer(identity, app);
  doors.push(new FrontDoor(server, allowed));
  return { port: await listenOn(server, 0, 'every-address'), server };
}

test('a refusal in the middle of a long body reaches a sender who is busy sending', async () => {
  const { port, server } = await fullHost();
  const refused = new Promise((resolve) => server.on('request', (_, response) => response.once('finish', resolve)));
  const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false });
  socket.write('POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 24000000\r\n\r\n');
  socket.write(Buffer.alloc(1_000_000));
  await refused;
  for (let piece = 0; piece < 20; piece += 1) {
    await promisify((bytes: Buffer, done: (error?: Error | null) => void) => socket.write(bytes, done))(
      Buffer.alloc(1_000_000),
    );
  }
  const [heard] = await once(socket, 'data');
  expect(String(heard)).toMatch(/^HTTP\/1.1 507 /);
  socket.destroy();
});

test('whoever goes on sending after a refusal is cut off', async () => {
  const { port } = await fullHost(50);
  const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false });
  socket.on('error', () => undefined);
  socket.write('POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000000000\r\n\r\n');
  const trickle = setInterval(() => socket.write(Buffer.alloc(1000)), 5);
  socket.resume();
  // Being cut off may be heard as an error.
  await new Promise((resolve) => socket.once('close', resolve));
  clearInterval(trickle);
  expect(socket.destroyed).toBe(true);
});

test('a connection whose body came to its end after a refusal serves the next request', async () => {
  const { port } = await fullHost(50);
  const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false });
  const post = `POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3000\r\n\r\n${'x'.repeat(1000)}`;
  const answers = async (): Promise<string> => {
    let heard = '';
    while (!heard.includes('disk-full')) heard += String((await once(socket, 'data'))[0]);
    return heard;
  };
  socket.write(post);
  expect(await answers()).toContain('507');
  socket.write('x'.repeat(2000));
  socket.write(post);
  expect(await answers()).toContain('507');
  socket.destroy();
});
