/** Ours, whole: the real program, a paired device, every byte hashed, durable and indexed before the answer. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { HostStatusSchema } from '../../protocol/host.ts';
import { routes } from '../../protocol/routes.ts';
import { receiptHeaders } from '../../protocol/upload.ts';
import { ownerOf, pairedDevice } from '../../tests/cast/caller.ts';
import { Host } from '../../tests/cast/host.ts';
import { sendByTus } from '../send-by-tus.ts';
import type { PeerKind } from './peer.ts';

const settleMs = 90_000;

export const landfall: PeerKind = {
  name: 'Landfall',
  isHere: () => existsSync(join(import.meta.dirname, '..', '..', 'dist', 'server', 'main.js')),
  async start(folder) {
    const host = await Host.start({ dataDir: join(folder, 'data') });
    const owner = await ownerOf(host);
    const device = await pairedDevice(host, owner);
    const authorization = { authorization: `Bearer ${device.session?.accessToken ?? ''}` };
    const pid = host.pid;
    if (pid === undefined) throw new Error('the host has no process');
    return {
      pid,
      origin: device.origin,
      async send(wire, file) {
        const { headers } = await sendByTus(wire, routes.uploads, file, authorization);
        if (headers[receiptHeaders.photoId.toLowerCase()] === undefined) throw new Error('no receipt');
      },
      async settle() {
        const patience = AbortSignal.timeout(settleMs);
        while (!patience.aborted) {
          const { pendingPreviews } = await owner.ask(HostStatusSchema, routes.status);
          if (pendingPreviews === 0) return;
          await setTimeout(200);
        }
      },
      stop: () => host[Symbol.asyncDispose](),
    };
  },
};
