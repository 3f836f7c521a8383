/** Ours, whole: the real program, paired devices, every byte hashed, durable and indexed before the answer. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { HostStatusSchema } from '../../protocol/host.ts';
import { routes } from '../../protocol/routes.ts';
import { receiptHeaders } from '../../protocol/upload.ts';
import { type Caller, ownerOf, pairedDevice } from '../../tests/cast/caller.ts';
import { Host } from '../../tests/cast/host.ts';
import type { Stage } from '../stage.ts';
import { names } from '../targets.ts';
import { sendAsForm } from '../upload/send-as-form.ts';
import { sendByTus } from '../upload/send-by-tus.ts';
import { mostDevices } from '../upload/workload.ts';
import { always, type PeerKind } from './peer.ts';

export const landfall: PeerKind = {
  missing: () =>
    existsSync(join(import.meta.dirname, '..', '..', 'dist', 'server', 'main.js'))
      ? null
      : 'Landfall is not built yet: npm run build',
  async start(stage) {
    const host = await startHost(stage);
    const owner = await ownerOf(host);
    const devices: Caller[] = [];
    for (let index = 0; index < mostDevices; index++)
      devices.push(await pairedDevice(host, owner, { name: `Phone ${index}` }));
    const keys = devices.map(({ session }) => ({ authorization: `Bearer ${session?.accessToken ?? ''}` }));
    const common = {
      pid: pidOf(host),
      origin: devices[0]?.origin ?? '',
      settle: () => previewsMade(owner),
      // Its library grows, as libraries do.
      forget: () => Promise.resolve(),
    };
    return [
      {
        ...common,
        name: names.ours,
        takesPartIn: always,
        async send(wire, file, device) {
          const { headers } = await sendByTus(wire, routes.uploads, file, keys[device]);
          if (headers[receiptHeaders.photoId.toLowerCase()] === undefined) throw new Error('no receipt');
        },
      },
      {
        ...common,
        name: names.oursAsForm,
        takesPartIn: (workload) => workload === 'A' || workload === 'B',
        async send(wire, file, device) {
          const { body } = await sendAsForm(wire, routes.photos, file, keys[device]);
          if (!body.includes('"receipts":[{')) throw new Error('no receipt');
        },
      },
    ];
  },
};

/** A host of its own, for as long as the stage stands. */
export async function startHost(stage: Stage): Promise<Host> {
  const folder = await stage.makeFolder('landfall');
  const host = await Host.start({ dataDir: join(folder, 'data') });
  stage.owns(() => host[Symbol.asyncDispose]());
  return host;
}

export function pidOf(host: Host): number {
  if (host.pid === undefined) throw new Error('the host does not run');
  return host.pid;
}

export async function previewsMade(owner: Caller): Promise<void> {
  for (;;) {
    const { pendingPreviews } = await owner.ask(HostStatusSchema, routes.status);
    if (pendingPreviews === 0) return;
    await setTimeout(100);
  }
}
