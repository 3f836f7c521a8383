import { once } from 'node:events';
import { Agent, createServer, type Server, request as send } from 'node:http';
import type { Socket } from 'node:net';
import express from 'express';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bodyInTime } from './gate.ts';

const keepAliveMs = 65_000;
let server: Server;
let agent: Agent;
let socket: Socket | undefined;
let duringMs: (number | undefined)[];

beforeEach(async () => {
  duringMs = [];
  const app = express();
  app.use(bodyInTime);
  app.use((request, response) => {
    duringMs.push(request.socket.timeout);
    response.end('well');
  });
  server = createServer({ keepAliveTimeout: keepAliveMs, requestTimeout: 0 }, app);
  server.on('connection', (connected: Socket) => {
    socket = connected;
  });
  agent = new Agent({ keepAlive: true, maxSockets: 1 });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => {
  agent.destroy();
  server.close();
});

async function ask(method: string): Promise<void> {
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const asking = send({ host: '127.0.0.1', port, method, agent });
  const free = once(agent, 'free');
  asking.on('response', (answer) => answer.resume()).end();
  await free;
}

test('attack 77: a body may not keep a connection for longer than a minute without a byte; reading may take its time', async () => {
  await ask('POST');
  await ask('GET');
  expect(duringMs).toEqual([60_000, 0]);
});

test('attack 79: after an upload a connection that a sleeping phone left behind is still let go', async () => {
  await ask('PATCH');
  expect(socket?.timeout).toBeGreaterThanOrEqual(keepAliveMs);
});
