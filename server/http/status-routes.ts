/** What the host says about itself: its name to anyone, the rest to those who may look. */
import { statfs } from 'node:fs/promises';
import { Router } from 'express';
import type { OwnerStatus } from '../../protocol/care.ts';
import type { HostStatus } from '../../protocol/host.ts';
import { routes } from '../../protocol/routes.ts';
import type { Landfall } from '../landfall.ts';
import type { Doorkeeper } from './doorkeeper.ts';

export interface StatusRoutesOptions {
  readonly landfall: Landfall;
  readonly doorkeeper: Doorkeeper;
  readonly hostName: string;
  readonly version: string;
  readonly dataDir: string;
  readonly addresses: () => readonly string[];
}

export function statusRoutes(options: StatusRoutesOptions): Router {
  const { landfall, doorkeeper, hostName, version, dataDir, addresses } = options;
  const { library } = landfall;
  const router = Router();
  router.get(routes.status, async (request, response) => {
    const isHere = (await library.care.look()) === 'here';
    const basic: HostStatus = { name: hostName, version, ok: isHere };
    const guest = await doorkeeper.glimpse(request);
    if (guest === null || guest.access === 'send') {
      response.json(basic);
      return;
    }
    const [disk, held] = await Promise.all([statfs(dataDir), library.status()]);
    const seen: HostStatus = {
      ...basic,
      ...held,
      uptimeSeconds: Math.round(process.uptime()),
      freeBytes: disk.bavail * disk.bsize,
      addresses: [...addresses()],
    };
    response.json(
      guest.access === 'own'
        ? ({ ...seen, care: await landfall.care(), settings: landfall.settings } satisfies OwnerStatus)
        : seen,
    );
  });
  return router;
}
