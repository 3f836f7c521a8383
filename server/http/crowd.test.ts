import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { Crowd, type CrowdLimits } from './crowd.ts';

const servers: Server[] = [];
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
});

/** A door behind which only the crowd decides: `come` answers both ends of a connection, and whether it was let in. */
async function door(limits: Partial<CrowdLimits>) {
  const crowd = new Crowd({ sockets: 4, socketsPerAddress: 3, strangersPerSecond: 0, ...limits });
  const server = createServer();
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const come = async (from: string): Promise<{ far: Socket; near: Socket; isIn: boolean }> => {
    const accepted = once(server, 'connection');
    const far = connect({ port, host: '127.0.0.1', localAddress: from });
    far.on('error', () => undefined).resume();
    const [near] = await accepted;
    sockets.push(far, near);
    near.on('error', () => undefined);
    const isIn = crowd.admit(near);
    if (!isIn) near.destroy();
    return { far, near, isIn };
  };
  return { crowd, come };
}

const [phone, tablet, one, other] = ['127.0.0.10', '127.0.0.11', '127.0.0.20', '127.0.0.21'];

test('attack 79: strangers who took every place make room for a device that is known', async () => {
  const { crowd, come } = await door({});
  const first = await come(phone);
  crowd.vouch(first.near);
  first.far.destroy();
  await once(first.near, 'close');
  const strangers = [await come(one), await come(one), await come(one), await come(other)] as const;
  const back = await come(phone);
  expect(back.isIn).toBe(true);
  // The oldest of the address with the most.
  await once(strangers[0].far, 'close');
  expect(strangers.map(({ near }) => near.destroyed)).toEqual([true, false, false, false]);
});

test('attack 79: a connection over which a good key came is never ended for another', async () => {
  const { crowd, come } = await door({ sockets: 2, strangersPerSecond: 100 });
  const held = [await come(phone), await come(tablet)];
  for (const { near } of held) crowd.vouch(near);
  expect((await come(one)).isIn).toBe(false);
  expect((await come(phone)).isIn).toBe(false);
  expect(held.map(({ near }) => near.destroyed)).toEqual([false, false]);
});

test('attack 79: one address has so many places and no more', async () => {
  const { come } = await door({ strangersPerSecond: 100 });
  for (let times = 0; times < 3; times += 1) expect((await come(one)).isIn).toBe(true);
  expect((await come(one)).isIn).toBe(false);
  expect((await come(other)).isIn).toBe(true);
});

test('attack 79: whoever takes the places that a known device has at its address, makes room for it', async () => {
  const { crowd, come } = await door({});
  crowd.vouch((await come(phone)).near);
  const silent = await come(phone);
  await come(phone);
  expect((await come(phone)).isIn).toBe(true);
  expect(silent.near.destroyed).toBe(true);
});

test('attack 79: a new device finds room among strangers, but a flood of them does not make the host greet them all', async () => {
  const { come } = await door({ strangersPerSecond: 1 });
  for (const from of [one, one, other, other]) await come(from);
  const letIn = [await come(phone), await come(phone), await come(tablet), await come(tablet)].filter(
    ({ isIn }) => isIn,
  );
  expect(letIn.length).toBeGreaterThanOrEqual(1);
  expect(letIn.length).toBeLessThanOrEqual(2);
});

test('a place that is left is free again', async () => {
  const { crowd, come } = await door({ sockets: 1 });
  const { far, near } = await come(one);
  expect((await come(other)).isIn).toBe(false);
  far.destroy();
  await once(near, 'close');
  expect((await come(other)).isIn).toBe(true);
  expect(crowd.sockets).toHaveLength(1);
});
