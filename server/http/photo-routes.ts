/** The doors to the library: pages, months, single photos and what is changed of them. */
import { Router } from 'express';
import { Failure } from '../../protocol/failure.ts';
import { MonthSchema, PageRequestSchema, PhotoChangeSchema, PhotoFilterSchema } from '../../protocol/photo.ts';
import { routes } from '../../protocol/routes.ts';
import { SidecarSchema } from '../../protocol/sidecar.ts';
import { KnownRequestSchema } from '../../protocol/upload.ts';
import type { Activity } from '../activity/activity.ts';
import type { Library } from '../library/library.ts';
import { deedOf } from './activity-routes.ts';
import { photoId, viewerOf } from './asked-photo.ts';
import type { Doorkeeper } from './doorkeeper.ts';
import { readJson } from './json-body.ts';

export function photoRoutes(library: Library, activity: Activity, doorkeeper: Doorkeeper): Router {
  const router = Router();
  const one = `${routes.photos}/:id`;

  router.get(
    routes.photos,
    doorkeeper.only('send', async (request, response, guest) => {
      response.json(await library.gallery.page(PageRequestSchema.parse(request.query), viewerOf(guest)));
    }),
  );

  router.get(
    routes.timeline,
    doorkeeper.only('send', async (request, response, guest) => {
      response.json(await library.gallery.months(PhotoFilterSchema.parse(request.query), viewerOf(guest)));
    }),
  );

  router.get(
    `${routes.timeline}/:month`,
    doorkeeper.only('send', async (request, response, guest) => {
      const month = MonthSchema.safeParse(request.params['month']);
      if (!month.success) throw new Failure('not-found', 'A month is written like 2025-11.');
      response.json(await library.gallery.tilesOf(month.data, PhotoFilterSchema.parse(request.query), viewerOf(guest)));
    }),
  );

  router.post(
    routes.known,
    doorkeeper.only('send', async (request, response, guest) => {
      const { sha256 } = KnownRequestSchema.parse(await readJson(request, response));
      response.json(await library.known(sha256, guest.id));
    }),
  );

  router.get(
    one,
    doorkeeper.only('send', async (request, response, guest) => {
      response.json(await library.find(photoId(request.params['id']), viewerOf(guest)));
    }),
  );

  router.patch(
    one,
    doorkeeper.only('own', async (request, response) => {
      const change = PhotoChangeSchema.parse(await readJson(request, response));
      response.json(await library.change(photoId(request.params['id']), change));
    }),
  );

  router.post(
    `${one}/sidecar`,
    doorkeeper.only('own', async (request, response) => {
      const sidecar = SidecarSchema.parse(await readJson(request, response));
      await library.sidecars.note(photoId(request.params['id']), sidecar);
      response.status(204).end();
    }),
  );

  router.delete(
    one,
    doorkeeper.only('own', async (request, response, guest) => {
      await library.remove(photoId(request.params['id']));
      activity.note(deedOf(request, guest, { kind: 'photos-removed', count: 1 }));
      response.status(204).end();
    }),
  );
  return router;
}
