/** What the host says about itself: its name to anyone, the rest to those who may look. */
import { statfs } from 'node:fs/promises';
import { Router } from 'express';
import type { HostStatus } from '../../protocol/host.ts';
import { routes } from '../../protocol/routes.ts';
import type { Library } from '../library/library.ts';
import type { Doorkeeper } from './doorkeeper.ts';

export interface StatusRoutesOptions {
  readonly library: Library;
  readonly doorkeeper: Doorkeeper;
  readonly hostName: string;
  readonly version: string;
  readonly dataDir: string;
  readonly addresses: () => readonly string[];
}

export function statusRoutes({
  library,
  doorkeeper,
  hostName,
  version,
  dataDir,
  addresses,
}: StatusRoutesOptions): Router {
  const router = Router();
  router.get(routes.status, async (request, response) => {
    const basic: HostStatus = { name: hostName, version, ok: true };
    const guest = await doorkeeper.glimpse(request);
    if (guest === null || guest.access === 'send') {
      response.json(basic);
      return;
    }
    const [disk, held] = await Promise.all([statfs(dataDir), library.status()]);
    response.json({
      ...basic,
      ...held,
      uptimeSeconds: Math.round(process.uptime()),
      freeBytes: disk.bavail * disk.bsize,
      addresses: [...addresses()],
    } satisfies HostStatus);
  });
  return router;
}
