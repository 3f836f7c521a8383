/** The doors to what is done with many photos at once, and to the trash. */
import { type Request, Router } from 'express';
import { ActRequestSchema } from '../../protocol/act.ts';
import { routes } from '../../protocol/routes.ts';
import type { Library } from '../library/library.ts';
import type { Doorkeeper } from './doorkeeper.ts';
import { readLongJson } from './json-body.ts';

export function actRoutes({ acts, trashBin }: Library, doorkeeper: Doorkeeper): Router {
  const router = Router();
  router.post(
    routes.acts,
    doorkeeper.only('own', async (request, response) => {
      const { photos, act } = ActRequestSchema.parse(await readLongJson(request, response));
      takesItsTime(request);
      response.json(await acts.do(photos, act));
    }),
  );
  router.get(
    routes.trash,
    doorkeeper.only('own', async (_request, response) => void response.json(await trashBin.list())),
  );
  router.delete(
    routes.trash,
    doorkeeper.only('own', async (request, response) => {
      takesItsTime(request);
      response.json(await trashBin.empty());
    }),
  );
  return router;
}

/** The body is here; the connection is quiet now because we are at work. */
function takesItsTime(request: Request): void {
  request.socket.setTimeout(0);
}
