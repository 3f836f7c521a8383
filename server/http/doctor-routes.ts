/** The door to what a phone needs to get here. */
import { Router } from 'express';
import type { DoctorReport } from '../../protocol/doctor.ts';
import { routes } from '../../protocol/routes.ts';
import type { Landfall, Visitor } from '../landfall.ts';
import type { Doorkeeper } from './doorkeeper.ts';

export interface DoctorRoutesOptions {
  readonly landfall: Landfall;
  readonly doorkeeper: Doorkeeper;
  readonly devicesPort: () => number;
  readonly visitor: () => Visitor | null;
}

export function doctorRoutes({ landfall, doorkeeper, devicesPort, visitor }: DoctorRoutesOptions): Router {
  const router = Router();
  let looking: Promise<DoctorReport> | null = null;
  /** Whoever asks meanwhile is told the same: each look starts programs and makes connections. */
  const look = (): Promise<DoctorReport> => {
    looking ??= landfall.examine(devicesPort(), visitor()).finally(() => (looking = null));
    return looking;
  };
  router.get(
    routes.doctor,
    doorkeeper.only('own', async (_request, response) => {
      response.json(await look());
    }),
  );
  return router;
}
