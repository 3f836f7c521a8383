/** The doors to a photo's bytes: as received, as small pictures, and as what every browser plays. */
import contentDisposition from 'content-disposition';
import express, { type Response, Router } from 'express';
import { Failure } from '../../protocol/failure.ts';
import { PreviewSizeSchema } from '../../protocol/photo.ts';
import { PlayableRequestSchema } from '../../protocol/playable.ts';
import { routes } from '../../protocol/routes.ts';
import type { Library } from '../library/library.ts';
import { photoId, viewerOf } from './asked-photo.ts';
import type { Doorkeeper } from './doorkeeper.ts';
import { asError, readJson } from './json-body.ts';

/** Shown in the page as what they are. Anything else (SVG is never taken in) is only ever downloaded. */
const shownInline =
  /^(image\/(jpeg|png|gif|webp|avif|heic|heif|bmp|tiff|jxl)|video\/(mp4|quicktime|webm|3gpp|x-m4v|x-msvideo|x-matroska))$/;
const posterLimit = '4mb';

export function mediaRoutes(library: Library, doorkeeper: Doorkeeper): Router {
  const router = Router();
  const one = `${routes.photos}/:id`;
  const readPoster = express.raw({
    type: ['image/jpeg', 'image/png', 'image/webp'],
    limit: posterLimit,
    inflate: false,
  });

  router.put(
    `${one}/poster`,
    doorkeeper.only('send', async (request, response, guest) => {
      const id = photoId(request.params['id']);
      await library.find(id, viewerOf(guest));
      await new Promise<void>((resolve, reject) => {
        readPoster(request, response, (error?: unknown) => (error instanceof Error ? reject(error) : resolve()));
      });
      if (!Buffer.isBuffer(request.body)) throw new Failure('wrong-content-type');
      response.json(await library.pictures.addPoster(id, request.body, viewerOf(guest)));
    }),
  );

  router.get(
    `${one}/original`,
    doorkeeper.looking('send', async (request, response, guest) => {
      const { path, photo } = await library.pictures.original(photoId(request.params['id']), viewerOf(guest));
      // Without its disk it is not gone: whoever asks may ask again.
      if (photo.trashedAt === null) await library.care.need();
      const isShown = request.query['download'] === undefined && shownInline.test(photo.mimeType);
      sandbox(response);
      response.setHeader('Content-Type', isShown ? photo.mimeType : 'application/octet-stream');
      response.setHeader(
        'Content-Disposition',
        contentDisposition(photo.name, { type: isShown ? 'inline' : 'attachment' }),
      );
      response.setHeader('ETag', `"${photo.sha256}"`);
      response.setHeader('Cache-Control', 'private, no-cache');
      await sendFile(response, path);
    }),
  );

  router.get(
    `${one}/preview/:size`,
    doorkeeper.looking('send', async (request, response, guest) => {
      const size = PreviewSizeSchema.safeParse(request.params['size']);
      if (!size.success) throw new Failure('not-found', 'There is no preview of that size.');
      const { path, mimeType } = await library.pictures.preview(
        photoId(request.params['id']),
        size.data,
        viewerOf(guest),
      );
      sandbox(response);
      response.setHeader('Content-Type', mimeType);
      response.setHeader('Cache-Control', 'private, max-age=31536000, immutable');
      await sendFile(response, path);
    }),
  );

  router.get(
    `${one}/motion`,
    doorkeeper.looking('send', async (request, response, guest) => {
      const { path, photo, startsAt } = await library.pictures.motion(photoId(request.params['id']), viewerOf(guest));
      if (photo.trashedAt === null) await library.care.need();
      sandbox(response);
      response.setHeader('Content-Type', 'video/mp4');
      response.setHeader('ETag', `"${photo.sha256}.${startsAt}"`);
      response.setHeader('Cache-Control', 'private, no-cache');
      await sendFile(response, path, startsAt);
    }),
  );

  router.post(
    `${one}/playable`,
    doorkeeper.only('browse', async (request, response, guest) => {
      const { make } = PlayableRequestSchema.parse(await readJson(request, response));
      response.json(await library.pictures.playable(photoId(request.params['id']), viewerOf(guest), make));
    }),
  );

  router.get(
    `${one}/playable`,
    doorkeeper.looking('browse', async (request, response, guest) => {
      const path = await library.pictures.playableCopy(photoId(request.params['id']), viewerOf(guest));
      sandbox(response);
      response.setHeader('Content-Type', 'video/mp4');
      response.setHeader('Cache-Control', 'private, no-cache');
      await sendFile(response, path);
    }),
  );
  return router;
}

/** Whatever the bytes pretend to be, nothing in them runs (web.dev/articles/securely-hosting-user-data). */
function sandbox(response: Response): void {
  response.setHeader(
    'Content-Security-Policy',
    "sandbox; default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'",
  );
}

/** From `start` on, in bytes; what Range asks for is counted from there. */
function sendFile(response: Response, path: string, start = 0): Promise<void> {
  return new Promise((resolve, reject) => {
    response.sendFile(
      path,
      { dotfiles: 'allow', cacheControl: false, lastModified: false, etag: false, start },
      (error?: unknown) => {
        if (error === undefined || error === null || response.destroyed || response.headersSent) resolve();
        else {
          // What was said of the bytes is not true of the failure; above all nobody may keep it for a year.
          for (const name of ['Content-Disposition', 'ETag']) response.removeHeader(name);
          response.setHeader('Cache-Control', 'no-store');
          reject(asError(error));
        }
      },
    );
  });
}
