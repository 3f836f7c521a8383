import { createServer as createHttpServer } from 'node:http';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import { text } from 'node:stream/consumers';
import { afterEach, expect, test, vi } from 'vitest';
import { CannotListen, listenOn } from './listen.ts';

const servers: Server[] = [];
const hasIpv6 = Object.values(networkInterfaces()).some((list) => list?.some(({ address }) => address === '::1'));

function fresh(): Server {
  const server = createServer((socket) => socket.end('hello'));
  servers.push(server);
  return server;
}

function say(port: number, host: string): Promise<string> {
  return text(connect(port, host));
}

function portOf(server: Server): number {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the server does not listen');
  return address.port;
}

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
});

test('a free port is taken as asked', async () => {
  const first = fresh();
  const port = await listenOn(first, 0, 'every-address');
  await new Promise((resolve) => first.close(resolve));
  expect(await listenOn(fresh(), port, 'every-address')).toBe(port);
});

test('a taken port gives the next free one, and says which', async () => {
  const taken = await listenOn(fresh(), 0, 'every-address');
  const next = await listenOn(fresh(), taken, 'every-address');
  expect(next).toBeGreaterThan(taken);
  expect(next).toBeLessThanOrEqual(taken + 20);
  expect(await say(next, '127.0.0.1')).toBe('hello');
});

test('when the last ports are taken the answer is a sentence', async () => {
  await listenOn(fresh(), 65_535, 'every-address').catch(() => 'another program has it already, which is as good');
  const refused = listenOn(fresh(), 65_535, 'every-address');
  await expect(refused).rejects.toThrow(CannotListen);
  await expect(refused).rejects.toThrow(/65535 .*taken/);
});

test('a port that the system refuses is a sentence, not the next port', async () => {
  const server = fresh();
  const refused = vi.spyOn(server, 'listen').mockImplementation(() => {
    queueMicrotask(() => server.emit('error', Object.assign(new Error('listen EACCES'), { code: 'EACCES' })));
    return server;
  });
  await expect(listenOn(server, 443, 'every-address')).rejects.toThrow('Port 443 needs an administrator.');
  expect(refused).toHaveBeenCalledOnce();
});

if (hasIpv6)
  test('devices reach every address in both families', async () => {
    const port = await listenOn(fresh(), 0, 'every-address');
    expect(await say(port, '127.0.0.1')).toBe('hello');
    expect(await say(port, '::1')).toBe('hello');
  });

test('loopback listens on nothing else', async () => {
  const server = fresh();
  await listenOn(server, 0, 'loopback');
  expect(server.address()).toMatchObject({ address: '127.0.0.1' });
});

if (hasIpv6)
  test('loopback answers on ::1 with the same server, and closing it frees both', async () => {
    const server = createHttpServer((request, response) => response.end(request.socket.remoteFamily));
    servers.push(server);
    const port = await listenOn(server, 0, 'loopback');
    const ask = async (host: string) => await (await fetch(`http://${host}:${port}/`, { keepalive: false })).text();
    expect(await ask('127.0.0.1')).toBe('IPv4');
    expect(await ask('[::1]')).toBe('IPv6');
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    expect(await listenOn(fresh(), port, 'loopback')).toBe(port);
  });

if (hasIpv6)
  test('a program that holds ::1 alone makes the port taken: localhost may mean it', async () => {
    const squatter = fresh();
    await new Promise<void>((resolve) => squatter.listen(0, '::1', resolve));
    const held = portOf(squatter);
    const port = await listenOn(fresh(), held, 'loopback');
    expect(port).toBeGreaterThan(held);
    const socket: Socket = connect(port, '::1');
    expect(await text(socket)).toBe('hello');
  });
