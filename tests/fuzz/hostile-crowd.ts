/** The process of those who besiege a host: as many sockets as asked for, from two hundred addresses, none of them any good. */
import { connect, type Socket } from 'node:net';
import { constants, setPriority } from 'node:os';
import { connect as connectTls } from 'node:tls';
import { z } from 'zod';

const OrderSchema = z.union([z.object({ port: z.int(), sockets: z.int() }), z.literal('go')]);
const manners = ['silent', 'half a greeting', 'greeted', 'slow headers', 'slow body', 'no reader'] as const;
const addresses = 200;
/** Whoever is turned away comes back after so long, give or take half of it. */
const backAfterMs = 10_000;
const dripMs = 5000;
/** How many connect at once: a wave that its own machine cannot make would besiege nobody. */
const perWave = 200;
const waveMs = 40;

// On a network they would work on machines of their own.
setPriority(constants.priority.PRIORITY_LOW);

const held = new Set<Socket>();
let isHere = false;
let turnedAway = 0;

process.on('message', (message: unknown) => {
  const order = OrderSchema.parse(message);
  isHere = order !== 'go';
  if (order === 'go') {
    for (const socket of held) socket.destroy();
    process.send?.({ turnedAway });
    turnedAway = 0;
    return;
  }
  let index = 0;
  const wave = setInterval(() => {
    const end = Math.min(index + perWave, order.sockets);
    for (; index < end; index += 1) come(order.port, index);
    if (index < order.sockets && isHere) return;
    clearInterval(wave);
    process.send?.('here');
  }, waveMs);
});
process.on('disconnect', () => process.exit());

function come(port: number, index: number): void {
  if (!isHere) return;
  const manner = manners[index % manners.length] ?? 'silent';
  const from = index % addresses;
  const to = { host: '127.0.0.1', port, localAddress: `127.30.${from >> 4}.${1 + (from % 16)}` };
  const isPlain = manner === 'silent' || manner === 'half a greeting';
  const socket = isPlain ? connect(to) : connectTls({ ...to, rejectUnauthorized: false });
  held.add(socket);
  socket.on('error', () => socket.destroy());
  socket.once(isPlain ? 'connect' : 'secureConnect', () => misbehave(socket, manner));
  socket.once('close', () => {
    held.delete(socket);
    turnedAway += 1;
    if (isHere) setTimeout(() => come(port, index), backAfterMs * (0.5 + Math.random())).unref();
  });
}

function misbehave(socket: Socket, manner: (typeof manners)[number]): void {
  switch (manner) {
    case 'silent':
    case 'greeted':
      break;
    case 'half a greeting':
      socket.write(Buffer.from([0x16, 3, 1, 2, 0, 1]));
      break;
    case 'slow headers':
      socket.write(`${head('GET /')}X-Slow: `);
      drip(socket);
      break;
    case 'slow body':
      socket.write(
        `${head('POST /api/pairing/confirm')}Content-Type: application/json\r\nContent-Length: 10000\r\n\r\n{`,
      );
      drip(socket);
      break;
    case 'no reader':
      socket.pause();
      for (let times = 0; times < 20; times += 1) socket.write(`${head('GET /api/openapi.json')}\r\n`);
      break;
  }
  if (manner !== 'no reader') socket.resume();
}

function head(line: string): string {
  return `${line} HTTP/1.1\r\nHost: localhost\r\n`;
}

function drip(socket: Socket): void {
  const dripping = setInterval(() => socket.write(' '), dripMs);
  socket.once('close', () => clearInterval(dripping));
}
