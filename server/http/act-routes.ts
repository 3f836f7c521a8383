/** The doors to what is done with many photos at once, and to the trash. */
import { type Request, Router } from 'express';
import { type Act, ActRequestSchema } from '../../protocol/act.ts';
import type { ActivityWhat } from '../../protocol/activity.ts';
import { routes } from '../../protocol/routes.ts';
import type { Activity } from '../activity/activity.ts';
import type { Library } from '../library/library.ts';
import { deedOf } from './activity-routes.ts';
import type { Doorkeeper } from './doorkeeper.ts';
import { readLongJson } from './json-body.ts';

export function actRoutes({ acts, trashBin }: Library, activity: Activity, doorkeeper: Doorkeeper): Router {
  const router = Router();
  router.post(
    routes.acts,
    doorkeeper.only('own', async (request, response, guest) => {
      const { photos, act } = ActRequestSchema.parse(await readLongJson(request, response));
      takesItsTime(request);
      const done = await acts.do(photos, act);
      const what = whatWasDone(act, done.changed.length);
      if (what !== null) activity.note(deedOf(request, guest, what));
      response.json(done);
    }),
  );
  router.get(
    routes.trash,
    doorkeeper.only('own', async (_request, response) => void response.json(await trashBin.list())),
  );
  router.delete(
    routes.trash,
    doorkeeper.only('own', async (request, response, guest) => {
      takesItsTime(request);
      const emptied = await trashBin.empty();
      if (emptied.erasedCount > 0)
        activity.note(deedOf(request, guest, { kind: 'photos-erased', count: emptied.erasedCount }));
      response.json(emptied);
    }),
  );
  return router;
}

/** The body is here; the connection is quiet now because we are at work. */
function takesItsTime(request: Request): void {
  request.socket.setTimeout(0);
}

/** null for what loses nothing, and where nothing was changed. */
function whatWasDone({ kind }: Act, count: number): ActivityWhat | null {
  if (count === 0) return null;
  if (kind === 'trash') return { kind: 'photos-removed', count };
  if (kind === 'restore') return { kind: 'photos-restored', count };
  return kind === 'erase' ? { kind: 'photos-erased', count } : null;
}
