/** The doors to albums: seen by whoever may see the library, changed by its owner. */
import { type Request, Router } from 'express';
import { AlbumChangeSchema, type AlbumId, AlbumIdSchema, NewAlbumSchema } from '../../protocol/album.ts';
import { Failure } from '../../protocol/failure.ts';
import { routes } from '../../protocol/routes.ts';
import type { Activity } from '../activity/activity.ts';
import type { Library } from '../library/library.ts';
import { deedOf } from './activity-routes.ts';
import { photoId, viewerOf } from './asked-photo.ts';
import type { Doorkeeper } from './doorkeeper.ts';
import { readLongJson } from './json-body.ts';

export function albumRoutes(library: Library, activity: Activity, doorkeeper: Doorkeeper): Router {
  const { albums } = library;
  const router = Router();
  const one = `${routes.albums}/:id`;

  router.get(
    routes.albums,
    doorkeeper.only('browse', async (_request, response) => void response.json({ albums: await albums.all() })),
  );
  router.post(
    routes.albums,
    doorkeeper.only('own', async (request, response) => {
      const { name, photos } = NewAlbumSchema.parse(await readLongJson(request, response));
      response.status(201).json(await albums.create(name, photos));
    }),
  );
  router.get(
    one,
    doorkeeper.only('browse', async (request, response) => void response.json(await albums.find(albumId(request)))),
  );
  router.get(
    `${one}/tiles`,
    doorkeeper.only('browse', async (request, response) => {
      response.json(await library.gallery.albumTiles(albumId(request)));
    }),
  );
  router.patch(
    one,
    doorkeeper.only('own', async (request, response) => {
      const change = AlbumChangeSchema.parse(await readLongJson(request, response));
      response.json(await albums.change(albumId(request), change));
    }),
  );
  router.post(
    `${one}/restore`,
    doorkeeper.only('own', async (request, response) => void response.json(await albums.restore(albumId(request)))),
  );
  router.get(
    `${routes.photos}/:id/albums`,
    doorkeeper.only('browse', async (request, response, guest) => {
      const { id } = await library.find(photoId(request.params['id']), viewerOf(guest));
      response.json(await albums.of(id));
    }),
  );
  router.delete(
    one,
    doorkeeper.only('own', async (request, response, guest) => {
      await albums.remove(albumId(request));
      activity.note(deedOf(request, guest, { kind: 'album-removed' }));
      response.status(204).end();
    }),
  );
  return router;
}

function albumId(request: Request): AlbumId {
  const id = AlbumIdSchema.safeParse(request.params['id']);
  if (!id.success) throw new Failure('not-found', 'This album is gone.');
  return id.data;
}
