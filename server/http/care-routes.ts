/** The doors by which the owner has the library looked after: read every original again, compare the folders with the catalog. */
import { Router } from 'express';
import { routes } from '../../protocol/routes.ts';
import type { Library } from '../library/library.ts';
import type { Doorkeeper } from './doorkeeper.ts';

/** Both are begun and answered at once; how far they are is in the status. */
export function careRoutes({ care }: Library, doorkeeper: Doorkeeper): Router {
  const router = Router();
  router.post(
    routes.check,
    doorkeeper.only('own', async (_request, response) => {
      await care.checkAll();
      response.status(202).json({});
    }),
  );
  router.post(
    routes.rescan,
    doorkeeper.only('own', async (_request, response) => {
      await care.beginScan();
      response.status(202).json({});
    }),
  );
  return router;
}
