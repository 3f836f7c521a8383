/** What a host does with more connections than it allows: those that are in stay, those beyond are closed at once. */
import { connect, type Socket } from 'node:net';
import { routes } from '../../protocol/routes.ts';
import { hostFetch } from '../cast/host-fetch.ts';

const perAddress = 64;
const inAll = 512;

/** Opens twice as many as one address may have, and then more than the host allows in all. */
export async function connectionsBeyondLimits(origin: URL): Promise<{ summary: string; broken: string[] }> {
  const fromOne = await open(origin, 2 * perAddress, () => '127.0.0.200');
  const others = await open(origin, inAll + 64, (index) => `127.0.1.${1 + (index % 32)}`);
  const heldByOne = stillOpen(fromOne);
  const held = heldByOne + stillOpen(others);
  for (const socket of [...fromOne, ...others]) socket.destroy();
  const broken: string[] = [];
  if (heldByOne > perAddress) broken.push(`${heldByOne} connections of one address were let in`);
  if (held > inAll) broken.push(`${held} connections were let in`);
  const after = await hostFetch(new URL(routes.status, origin).href).catch(() => null);
  if (after?.status !== 200) broken.push('the host does not answer after a crowd of connections');
  const summary = `of ${fromOne.length} connections from one address ${heldByOne} were let in, of ${fromOne.length + others.length} in all ${held}`;
  return { summary, broken };
}

/** Resolves when each of them was let in or closed: one more request after them has been answered or refused. */
async function open(origin: URL, count: number, addressOf: (index: number) => string): Promise<Socket[]> {
  const sockets = await Promise.all(
    Array.from(
      { length: count },
      (_, index) =>
        new Promise<Socket>((resolve) => {
          const socket = connect({ host: '127.0.0.1', port: Number(origin.port), localAddress: addressOf(index) });
          socket.on('error', () => socket.destroy());
          socket.once('connect', () => resolve(socket)).once('close', () => resolve(socket));
          socket.resume();
        }),
    ),
  );
  await hostFetch(new URL(routes.status, origin).href, { localAddress: '127.0.0.201' }).catch(() => null);
  return sockets;
}

function stillOpen(sockets: readonly Socket[]): number {
  return sockets.filter((socket) => !socket.destroyed && !socket.readableEnded).length;
}
