/** The doors for finding: what is understood of a search, and where photos were taken. */
import { Router } from 'express';
import { PhotoFilterSchema } from '../../protocol/photo.ts';
import { routes } from '../../protocol/routes.ts';
import { SearchRequestSchema } from '../../protocol/search.ts';
import type { Library, Viewer } from '../library/library.ts';
import type { Guest } from '../pairing/pairing.ts';
import type { Doorkeeper } from './doorkeeper.ts';

/** A device that only sends finds what it sent; the others find all of the library. */
function viewerOf(guest: Guest): Viewer {
  return guest.access === 'send' ? guest.id : null;
}

export function findRoutes(library: Library, doorkeeper: Doorkeeper): Router {
  const router = Router();

  router.get(
    routes.search,
    doorkeeper.only('send', async (request, response, guest) => {
      const { q, language } = SearchRequestSchema.parse(request.query);
      response.json(await library.gallery.understand(q, language, viewerOf(guest)));
    }),
  );

  router.get(
    routes.places,
    doorkeeper.only('send', async (request, response, guest) => {
      response.json(await library.gallery.points(PhotoFilterSchema.parse(request.query), viewerOf(guest)));
    }),
  );
  return router;
}
