/** The doors by which the owner keeps photos in order: many at once, albums, the trash; and by which they go out. */
import { z } from 'zod';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { ActAnswerSchema, ActRequestSchema } from '../../../protocol/act.ts';
import {
  AlbumChangeSchema,
  AlbumListSchema,
  AlbumSchema,
  NewAlbumSchema,
  PhotoAlbumsSchema,
} from '../../../protocol/album.ts';
import { DownloadRequestSchema, DownloadSchema } from '../../../protocol/download.ts';
import { routes } from '../../../protocol/routes.ts';
import { TileListSchema } from '../../../protocol/tile.ts';
import { EmptiedSchema, TrashListSchema } from '../../../protocol/trash.ts';

import { bytes, id, json, ok, operation } from './operation.ts';

export const orderingPaths: ZodOpenApiPathsObject = {
  [routes.acts]: {
    post: operation({
      summary: 'Do the same with many photos; what fails for one of them is in the answer',
      who: 'own',
      body: { content: json(ActRequestSchema) },
      answers: ok(ActAnswerSchema),
      failures: ['not-found', 'library-away', 'wrong-content-type', 'too-large'],
    }),
  },
  [routes.trash]: {
    get: operation({
      summary: 'What lies in the trash, and for how long yet',
      who: 'own',
      answers: ok(TrashListSchema),
    }),
    delete: operation({ summary: 'Erase for good all that lies in the trash', who: 'own', answers: ok(EmptiedSchema) }),
  },
  [routes.albums]: {
    get: operation({ summary: 'The albums, the last changed first', who: 'browse', answers: ok(AlbumListSchema) }),
    post: operation({
      summary: 'A new album',
      who: 'own',
      body: { content: json(NewAlbumSchema) },
      answers: { '201': { description: 'Made.', content: json(AlbumSchema) } },
      failures: ['wrong-content-type', 'too-large'],
    }),
  },
  '/api/albums/{id}': {
    get: operation({
      summary: 'One album',
      who: 'browse',
      path: id,
      answers: ok(AlbumSchema),
      failures: ['not-found'],
    }),
    patch: operation({
      summary: 'Rename an album, choose its cover or order, move photos in it',
      who: 'own',
      path: id,
      body: { content: json(AlbumChangeSchema) },
      answers: ok(AlbumSchema),
      failures: ['not-found', 'wrong-content-type', 'too-large'],
    }),
    delete: operation({
      summary: 'Let an album go; its photos stay',
      who: 'own',
      path: id,
      answers: { '204': { description: 'Gone.' } },
      failures: ['not-found'],
    }),
  },
  '/api/albums/{id}/restore': {
    post: operation({
      summary: 'Bring back an album that was let go in the last 30 days, as it was',
      who: 'own',
      path: id,
      answers: ok(AlbumSchema),
      failures: ['not-found'],
    }),
  },
  '/api/photos/{id}/albums': {
    get: operation({
      summary: 'The albums that a photo is in',
      who: 'browse',
      path: id,
      answers: ok(PhotoAlbumsSchema),
      failures: ['not-found'],
    }),
  },
  '/api/albums/{id}/tiles': {
    get: operation({
      summary: 'What a wall shows of an album, in its order, column by column',
      who: 'browse',
      path: id,
      answers: ok(TileListSchema),
      failures: ['not-found'],
    }),
  },
  [routes.downloads]: {
    post: operation({
      summary: 'Ask for many photos, or an album, as one ZIP archive',
      who: 'send',
      body: { content: json(DownloadRequestSchema) },
      answers: { '201': { description: 'It can be fetched.', content: json(DownloadSchema) } },
      failures: ['not-found', 'library-away', 'wrong-content-type', 'too-large'],
    }),
  },
  '/api/downloads/{id}': {
    get: operation({
      summary: 'The archive, made while it is sent; stored, not compressed. The media cookie is good for this.',
      who: 'send',
      path: id,
      answers: {
        '200': {
          description: 'All of it; its length is told beforehand.',
          headers: z.object({ 'Content-Length': z.string(), 'Content-Disposition': z.string() }),
          content: { 'application/zip': bytes },
        },
      },
      failures: ['not-found', 'library-away'],
    }),
  },
  '/api/photos/{id}/reveal': {
    post: operation({
      summary: 'Show the original in the laptop’s file manager; only for the owner at the laptop itself',
      who: 'own',
      path: id,
      answers: { '204': { description: 'Shown.' } },
      failures: ['not-found', 'library-away', 'cannot-show'],
    }),
  },
};
