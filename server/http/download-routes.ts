/** The doors by which many photos go out as one archive: asked for with a key, fetched by the browser itself with its cookie. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import contentDisposition from 'content-disposition';
import { Router } from 'express';
import { DownloadRequestSchema } from '../../protocol/download.ts';
import { routes } from '../../protocol/routes.ts';
import type { Activity } from '../activity/activity.ts';
import type { Library } from '../library/library.ts';
import { deedOf } from './activity-routes.ts';
import type { Doorkeeper } from './doorkeeper.ts';
import { readLongJson } from './json-body.ts';

export function downloadRoutes({ downloads }: Library, activity: Activity, doorkeeper: Doorkeeper): Router {
  const router = Router();
  router.post(
    routes.downloads,
    doorkeeper.only('send', async (request, response, guest) => {
      const wanted = DownloadRequestSchema.parse(await readLongJson(request, response));
      const asked = await downloads.ask(wanted, guest.id, guest.access === 'send' ? guest.id : null);
      const { fileCount: count, sizeBytes } = asked;
      activity.note(deedOf(request, guest, { kind: 'downloaded', count, sizeBytes }));
      response.status(201).json(asked);
    }),
  );
  router.get(
    `${routes.downloads}/:id`,
    doorkeeper.looking('send', async (request, response, guest) => {
      const { name, sizeBytes, bytes } = await downloads.open(String(request.params['id']), guest.id);
      response.setHeader('Content-Type', 'application/zip');
      response.setHeader('Content-Disposition', contentDisposition(name));
      response.setHeader('Content-Length', sizeBytes);
      if (request.method === 'HEAD') {
        response.end();
        return;
      }
      // Whoever leaves ends it, files and all.
      await pipeline(Readable.from(bytes, { objectMode: false }), response).catch(() => response.destroy());
    }),
  );
  return router;
}
