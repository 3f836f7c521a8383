import { once } from 'node:events';
import { createServer, get, type Server } from 'node:https';
import { connect } from 'node:tls';
import { generate } from 'selfsigned';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { VisitorWatch } from './visitor-watch.ts';

let server: Server;
let port: number;
let told: string[];
let watch: VisitorWatch;

beforeEach(async () => {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'Landfall' }], { keyType: 'ec' });
  server = createServer({ key, cert }, (_request, response) => void response.end('here'));
  told = [];
  watch = new VisitorWatch(server, (step, address) => told.push(`${step} ${address}`));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const bound = server.address();
  port = typeof bound === 'object' && bound !== null ? bound.port : 0;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

async function ask(path: string): Promise<void> {
  const asking = get({ host: '127.0.0.1', port, path, rejectUnauthorized: false, agent: false });
  const [answer] = await once(asking, 'response');
  answer.resume();
  await once(answer, 'end');
}
/** As a browser that shows its warning. */
async function turnBack(): Promise<void> {
  const socket = connect({ host: '127.0.0.1', port, rejectUnauthorized: true });
  await once(socket, 'error');
  socket.destroy();
}

test('who turns back at the certificate, and who opens the page to pair, is told of', async () => {
  await turnBack();
  await vi.waitFor(() => expect(told).toEqual(['warned 127.0.0.1']));
  await ask('/p');
  expect(told).toEqual(['warned 127.0.0.1', 'page 127.0.0.1']);
});

test('a device that asks for anything else is none of it, nor one that hangs up after it has asked', async () => {
  await ask('/api/status');
  const socket = connect({ host: '127.0.0.1', port, rejectUnauthorized: false });
  await once(socket, 'secureConnect');
  socket.destroy();
  await ask('/api/status');
  expect(told).toEqual([]);
});

test('a crowd at the door is told of once', async () => {
  for (let index = 0; index < 20; index++) await ask('/p');
  expect(told).toEqual(['page 127.0.0.1']);
});

test('who comes from this machine proves nothing about the way here', async () => {
  await ask('/p');
  expect(watch.last).toBeNull();
});
