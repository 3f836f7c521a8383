/** The doors to the library: pages, months, single photos, their bytes and their previews. */
import contentDisposition from 'content-disposition';
import express, { type Response, Router } from 'express';
import { Failure } from '../../protocol/failure.ts';
import {
  PageRequestSchema,
  PhotoChangeSchema,
  PhotoFilterSchema,
  type PhotoId,
  PhotoIdSchema,
  PreviewSizeSchema,
} from '../../protocol/photo.ts';
import { routes } from '../../protocol/routes.ts';
import { KnownRequestSchema } from '../../protocol/upload.ts';
import type { Library, Viewer } from '../library/library.ts';
import type { Guest } from '../pairing/pairing.ts';
import type { Doorkeeper } from './doorkeeper.ts';
import { asError, readJson } from './json-body.ts';

/** A device that only sends sees what it sent; the others see the library. */
function viewerOf(guest: Guest): Viewer {
  return guest.access === 'send' ? guest.id : null;
}

function photoId(text: unknown): PhotoId {
  const id = PhotoIdSchema.safeParse(text);
  if (!id.success) throw new Failure('not-found', 'This photo is not in the library.');
  return id.data;
}

/** Shown in the page as what they are. Anything else (SVG is never taken in) is only ever downloaded. */
const shownInline =
  /^(image\/(jpeg|png|gif|webp|avif|heic|heif|bmp|tiff|jxl)|video\/(mp4|quicktime|webm|3gpp|x-m4v|x-msvideo|x-matroska))$/;
const posterLimit = '4mb';

export function photoRoutes(library: Library, doorkeeper: Doorkeeper): Router {
  const router = Router();
  const one = `${routes.photos}/:id`;
  const readPoster = express.raw({
    type: ['image/jpeg', 'image/png', 'image/webp'],
    limit: posterLimit,
    inflate: false,
  });

  router.get(
    routes.photos,
    doorkeeper.only('send', async (request, response, guest) => {
      response.json(await library.page(PageRequestSchema.parse(request.query), viewerOf(guest)));
    }),
  );

  router.get(
    routes.timeline,
    doorkeeper.only('send', async (request, response, guest) => {
      response.json(await library.months(PhotoFilterSchema.parse(request.query), viewerOf(guest)));
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

  router.delete(
    one,
    doorkeeper.only('own', async (request, response) => {
      await library.remove(photoId(request.params['id']));
      response.status(204).end();
    }),
  );

  router.put(
    `${one}/poster`,
    doorkeeper.only('send', async (request, response, guest) => {
      const id = photoId(request.params['id']);
      await library.find(id, viewerOf(guest));
      await new Promise<void>((resolve, reject) => {
        readPoster(request, response, (error?: unknown) => (error instanceof Error ? reject(error) : resolve()));
      });
      if (!Buffer.isBuffer(request.body)) throw new Failure('wrong-content-type');
      response.json(await library.addPoster(id, request.body, viewerOf(guest)));
    }),
  );

  router.get(
    `${one}/original`,
    doorkeeper.looking('send', async (request, response, guest) => {
      const { path, photo } = await library.original(photoId(request.params['id']), viewerOf(guest));
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
      const { path, mimeType } = await library.preview(photoId(request.params['id']), size.data, viewerOf(guest));
      sandbox(response);
      response.setHeader('Content-Type', mimeType);
      response.setHeader('Cache-Control', 'private, max-age=31536000, immutable');
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

function sendFile(response: Response, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    response.sendFile(
      path,
      { dotfiles: 'allow', cacheControl: false, lastModified: false, etag: false },
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
