/** Attacks by many, or by the slow (SAFETY §2 D and E): what one holds of the host is bounded, and the others do not notice. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { vi } from 'vitest';
import { PhotoPageSchema } from '../../protocol/photo.ts';
import { routes } from '../../protocol/routes.ts';
import { pairedDevice } from '../cast/caller.ts';
import { largePhotoBytes, photoBytes } from '../cast/picture.ts';
import { type Attack, rounds } from './attack.ts';
import type { Scene } from './scene.ts';

/** An address of this machine that nobody else in these tests comes from. */
const elsewhere = '127.0.0.77';

async function residentMib(scene: Scene): Promise<number> {
  const status = await readFile(`/proc/${scene.pid}/status`, 'utf8').catch(() => 'VmRSS: 0 kB');
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
}

export const crowds: readonly Attack[] = [
  {
    numbers: [76],
    what: 'headers that never end hold up nobody’s photo',
    act: async (scene) => {
      const slow = await Promise.all(Array.from({ length: 40 }, () => scene.dial({ localAddress: elsewhere })));
      for (const socket of slow) socket.write('GET /api/status HTTP/1.1\r\nHost: localhost\r\nX-Slow: ');
      await scene.land({ name: 'beside.jpg', bytes: await photoBytes('beside the slow') });
      for (const socket of slow) socket.destroy();
    },
  },
  {
    numbers: [78],
    what: 'readers that stop reading cost the host no memory',
    act: async (scene) => {
      const { id } = await scene.land({ name: 'large.jpg', bytes: await largePhotoBytes('slow reader', 12 << 20) });
      const before = await residentMib(scene);
      const readers = await Promise.all(Array.from({ length: 10 }, () => scene.dial({ localAddress: elsewhere })));
      const begun = readers.map((reader) => new Promise((resolve) => reader.once('readable', resolve)));
      for (const reader of readers)
        reader.write(`GET ${routes.original(id)} HTTP/1.1\r\nHost: localhost\r\n${scene.bearer(scene.tablet)}\r\n`);
      await Promise.all(begun);
      const held = (await residentMib(scene)) - before;
      for (const reader of readers) reader.destroy();
      assert.ok(held < 60, `${held} MiB for ${10 * 12} MiB that nobody reads`);
    },
  },
  {
    numbers: [79],
    what: 'of a crowd of idle sockets from one address at most 64 are held, and others are answered',
    act: async (scene) => {
      const port = Number(new URL(scene.stranger.origin).port);
      const sockets = Array.from({ length: 90 }, () => connect({ host: '127.0.0.1', port, localAddress: elsewhere }));
      for (const socket of sockets) socket.on('error', () => socket.destroy()).resume();
      const held = (): number => sockets.filter((socket) => !socket.destroyed && !socket.readableEnded).length;
      await vi.waitFor(() => assert.ok(held() <= 64, `${held()} held`), { timeout: 10_000 });
      assert.equal((await scene.stranger.call(routes.status)).status, 200);
      for (const socket of sockets) socket.destroy();
    },
  },
  {
    numbers: [80],
    what: 'handshakes that stop half-way, older TLS and new handshakes within a connection get nowhere',
    act: async (scene) => {
      const port = Number(new URL(scene.stranger.origin).port);
      const halves = Array.from({ length: 30 }, () => connect({ host: '127.0.0.1', port, localAddress: elsewhere }));
      for (const socket of halves) socket.on('error', () => socket.destroy()).write(Buffer.from([0x16, 3, 1, 2, 0, 1]));
      for (const version of ['TLSv1', 'TLSv1.1'] as const)
        await assert.rejects(
          scene.dial({ minVersion: version, maxVersion: version, ciphers: 'ALL@SECLEVEL=0' }),
          /protocol/i,
        );
      const again = await scene.dial({ maxVersion: 'TLSv1.2' });
      const renewed = await new Promise<number>((resolve) => {
        let count = 0;
        const next = (): void => {
          again.renegotiate({ rejectUnauthorized: false }, (error) => {
            if (error !== null) return resolve(count);
            count += 1;
            return count < 20 ? next() : resolve(count);
          });
        };
        again.once('close', () => resolve(count));
        again.resume();
        next();
      });
      assert.equal(renewed, 0);
      for (const socket of [...halves, again]) socket.destroy();
    },
  },
  {
    numbers: [110],
    what: 'a device that opens live events without end holds a few of them, and the others stay',
    act: async (scene) => {
      const many = await pairedDevice(scene.host, scene.owner, { name: 'Many ears', access: 'browse' });
      const streams = await Promise.all(
        Array.from({ length: rounds(20, 60) }, async () => {
          const socket = await scene.dial({ localAddress: elsewhere });
          socket.resume().write(`GET ${routes.events} HTTP/1.1\r\nHost: localhost\r\n${scene.bearer(many)}\r\n`);
          return socket;
        }),
      );
      const held = (): number => streams.filter((stream) => !stream.destroyed && !stream.readableEnded).length;
      await vi.waitFor(() => assert.ok(held() <= 8, `${held()} held`), { timeout: 10_000 });
      for (const stream of streams) stream.destroy();
    },
  },
  {
    numbers: [135],
    what: 'folders that are compared while photos arrive find none of them twice',
    act: async (scene) => {
      const sending = Array.from({ length: 6 }, async (_, index) =>
        scene.land({ name: 'compared.jpg', bytes: await photoBytes(`compared ${index}`) }),
      );
      const compared = scene.owner.call(routes.rescan, { method: 'POST' });
      const landed = await Promise.all(sending);
      assert.ok((await compared).ok);
      const { photos } = await scene.owner.ask(PhotoPageSchema, `${routes.photos}?limit=500`);
      for (const { sha256 } of landed) assert.equal(photos.filter((photo) => photo.sha256 === sha256).length, 1);
    },
  },
];
