import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { Agent, createServer, request, type ServerOptions } from 'node:https';
import { connect, type Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { connect as connectTls } from 'node:tls';
import { generate } from 'selfsigned';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { FrontDoor, type FrontDoorLimits } from './front-door.ts';
import { listenOn } from './listen.ts';

const allowed = new Set(['localhost', '127.0.0.1', '::1', 'landfall-7f3k.local']);
let identity: { key: string; cert: string };
const doors: FrontDoor[] = [];

beforeAll(async () => {
  const made = await generate([{ name: 'commonName', value: 'localhost' }], { keyType: 'ec', algorithm: 'sha256' });
  identity = { key: made.private, cert: made.cert };
});

afterEach(async () => {
  await Promise.all(doors.splice(0).map((door) => door.close()));
});

async function open(limits: Partial<FrontDoorLimits> = {}, options: ServerOptions = {}) {
  const server = createServer({ ...identity, ...options }, (incoming, response) => {
    void buffer(incoming).then(
      (body) => response.end(createHash('sha256').update(body).digest('hex')),
      () => response.destroy(),
    );
  });
  const door = new FrontDoor(server, allowed, limits);
  doors.push(door);
  return { door, server, port: await listenOn(server, 0, 'every-address') };
}

async function ask(port: number, head: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.write(head);
  return text(socket);
}

async function send(port: number, body: Buffer, agent = new Agent({ rejectUnauthorized: false })): Promise<string> {
  const outgoing = request({ host: '127.0.0.1', port, method: 'POST', agent });
  outgoing.end(body);
  const [response] = await once(outgoing, 'response');
  return text(response);
}

/** Resolves when the other side has ended the socket, one way or another. */
async function ended(socket: Socket): Promise<true> {
  socket.on('error', () => {});
  socket.resume();
  if (!socket.closed) await new Promise((resolve) => socket.once('close', resolve));
  return true;
}

describe('TLS', () => {
  test('a body sent over TLS arrives whole', async () => {
    const { port } = await open();
    const body = randomBytes(5_000_000);
    expect(await send(port, body)).toBe(createHash('sha256').update(body).digest('hex'));
  });

  test('a handshake whose first byte comes alone is still a handshake', async () => {
    const { port } = await open();
    const wire = connect({ port, host: '127.0.0.1', noDelay: true });
    await once(wire, 'connect');
    let first = true;
    const drip = new Duplex({
      read: () => {},
      write: (chunk: Buffer, _, done) => {
        const alone = first ? 1 : 0;
        first = false;
        wire.write(chunk.subarray(0, alone));
        setImmediate(() => wire.write(chunk.subarray(alone), done));
      },
      final: (done) => void wire.end(done),
    });
    wire.on('data', (chunk) => drip.push(chunk)).on('end', () => drip.push(null));
    const secure = connectTls({ socket: drip, rejectUnauthorized: false });
    secure.write('GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
    expect(await text(secure)).toMatch(/^HTTP\/1\.1 200 /);
  });

  test('slowloris: a request whose headers never end is cut off', async () => {
    const { port } = await open({}, { headersTimeout: 100, requestTimeout: 0, connectionsCheckingInterval: 50 });
    const socket = connectTls({ port, host: '127.0.0.1', rejectUnauthorized: false });
    socket.write('GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ');
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 408 /);
  });
});

describe('a sender of large bodies', () => {
  const large = Buffer.alloc(2_000_000);

  test('is asked to connect anew once, and keeps that connection', async () => {
    const { port, server } = await open();
    const opened: Socket[] = [];
    server.on('secureConnection', (socket) => opened.push(socket));
    const agent = new Agent({ keepAlive: true, maxSockets: 1, rejectUnauthorized: false });
    for (let sent = 0; sent < 4; sent++) expect(await send(port, large, agent)).toHaveLength(64);
    agent.destroy();
    expect(opened).toHaveLength(2);
  });

  test('keeps its connection for small ones', async () => {
    const { port, server } = await open();
    const opened: Socket[] = [];
    server.on('secureConnection', (socket) => opened.push(socket));
    const agent = new Agent({ keepAlive: true, maxSockets: 1, rejectUnauthorized: false });
    for (let sent = 0; sent < 4; sent++) await send(port, Buffer.from('small'), agent);
    agent.destroy();
    expect(opened).toHaveLength(1);
  });

  test('that then speaks plain HTTP is sent on to https at its second try', async () => {
    const { port } = await open();
    await send(port, large);
    const plain = 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n';
    expect(await ask(port, plain).catch(() => '')).toBe('');
    expect(await ask(port, plain)).toMatch(/^HTTP\/1\.1 308 /);
  });
});

describe('plain HTTP', () => {
  test.each([
    ['localhost', 'https://localhost'],
    ['LocalHost:1', 'https://localhost'],
    ['[::1]:1', 'https://[::1]'],
    ['landfall-7f3k.local', 'https://landfall-7f3k.local'],
  ])('a request to %s is sent on to https at this port', async (host, origin) => {
    const { port } = await open();
    const answer = await ask(port, `GET /p?x=1 HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 308 /);
    expect(answer).toContain(`\r\nLocation: ${origin}:${port}/p?x=1\r\n`);
    expect(answer).not.toMatch(/strict-transport-security/i);
  });

  test('a body sent in the clear is not read', async () => {
    const { port } = await open();
    const answer = await ask(port, 'POST /api HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 308 /);
  });

  test.each([
    ['another name', 'GET / HTTP/1.1\r\nHost: evil.com\r\n\r\n', 421],
    ['ours with a tail', 'GET / HTTP/1.1\r\nHost: localhost.evil\r\n\r\n', 421],
    ['ours as a user', 'GET / HTTP/1.1\r\nHost: localhost@evil.com\r\n\r\n', 421],
    ['no name in HTTP/1.0', 'GET / HTTP/1.0\r\n\r\n', 421],
    ['no name in HTTP/1.1', 'GET / HTTP/1.1\r\n\r\n', 400],
    ['two names', 'GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.com\r\n\r\n', 421],
    ['an absolute address', 'GET http://evil.com/ HTTP/1.1\r\nHost: localhost\r\n\r\n', 400],
    ['an asterisk', 'OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n', 400],
    ['a broken request', 'NONSENSE\r\n\r\n', 400],
  ])('open redirect: %s is never sent on', async (_, head, status) => {
    const { port } = await open();
    const answer = await ask(port, head);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(answer).not.toMatch(/^location:/im);
  });

  test('open redirect: a path of two slashes stays on this host', async () => {
    const { port } = await open();
    const answer = await ask(port, 'GET //evil.com/ HTTP/1.1\r\nHost: localhost\r\n\r\n');
    expect(answer).toContain(`\r\nLocation: https://localhost:${port}//evil.com/\r\n`);
  });

  test('a tunnel is not opened', async () => {
    const { port } = await open();
    expect(await ask(port, 'CONNECT evil.com:443 HTTP/1.1\r\nHost: localhost\r\n\r\n')).toBe('');
  });
});

describe('sockets that waste the host', () => {
  test('one that says nothing is closed', async () => {
    const { port } = await open({ patienceMs: 50 });
    expect(await ended(connect(port, '127.0.0.1'))).toBe(true);
  });

  test('one that drips plain HTTP is closed', async () => {
    const { port } = await open({ patienceMs: 50 });
    const socket = connect(port, '127.0.0.1');
    socket.write('GET / HT');
    expect(await ended(socket)).toBe(true);
  });

  test('one that resets or leaves at once harms nobody', async () => {
    const { port } = await open();
    for (const leave of ['resetAndDestroy', 'destroy', 'end'] as const) {
      const socket = connect(port, '127.0.0.1');
      await once(socket, 'connect');
      socket[leave]();
      await ended(socket);
    }
    const garbled = connect(port, '127.0.0.1');
    garbled.write(Buffer.concat([Buffer.from([0x16]), randomBytes(2000)]));
    await ended(garbled);
    expect(await send(port, Buffer.from('still here'))).toHaveLength(64);
  });

  test.each([{ sockets: 2 }, { socketsPerAddress: 2 }])(
    'past %o the next is turned away, and a freed place is given again',
    async (limits) => {
      const { port, server } = await open(limits);
      const held = [connect(port, '127.0.0.1'), connect(port, '127.0.0.1')] as const;
      await Promise.all(held.map((socket) => once(socket, 'connect')));
      await ended(connect(port, '127.0.0.1'));
      const left = new Promise<void>((resolve) => {
        server.once('connection', (socket) => socket.once('close', () => resolve()));
      });
      held[0].destroy();
      await ended(connect(port, '127.0.0.1'));
      await left;
      expect(await send(port, Buffer.from('in'))).toHaveLength(64);
    },
  );
});

test('closing ends every socket: silent, plain, half a handshake and kept alive', async () => {
  const { port, door } = await open();
  const agent = new Agent({ keepAlive: true, rejectUnauthorized: false });
  await send(port, Buffer.from('kept'), agent);
  const silent = connect(port, '127.0.0.1');
  const plain = connect(port, '127.0.0.1');
  const half = connect(port, '127.0.0.1');
  await Promise.all([silent, plain, half].map((socket) => once(socket, 'connect')));
  plain.write('GET / HT');
  half.write(Buffer.from([0x16, 3, 1]));
  await door.close();
  expect(await Promise.all([ended(silent), ended(plain), ended(half)])).toEqual([true, true, true]);
  agent.destroy();
});
