/** The doors to what is kept. */
import { z } from 'zod';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import {
  MonthSchema,
  PhotoChangeSchema,
  PhotoPageSchema,
  PhotoSchema,
  TimelineSchema,
} from '../../../protocol/photo.ts';
import { routes } from '../../../protocol/routes.ts';
import { TileListSchema } from '../../../protocol/tile.ts';
import { PlainUploadSchema } from '../../../protocol/upload.ts';

import { bytes, id, json, ok, operation } from './operation.ts';

/** As it stands in a query string. */
export const filter = z.object({
  device: z.string().optional(),
  album: z.string().optional(),
  kind: z.enum(['image', 'video']).optional(),
  from: z.iso.date().optional().meta({ description: 'First local day, included.' }),
  to: z.iso.date().optional().meta({ description: 'Last local day, included.' }),
  q: z.string().optional(),
  favourite: z.enum(['true', 'false']).optional(),
  trashed: z.enum(['true', 'false']).optional(),
  camera: z.string().optional(),
  country: z.string().length(2).optional().meta({ description: 'ISO 3166-1 alpha-2.' }),
  city: z.string().optional(),
  box: z.string().optional().meta({ description: '`west,south,east,north` in degrees.' }),
  language: z.string().optional().meta({ description: 'How `q` is to be read (BCP 47).' }),
});

export const libraryPaths: ZodOpenApiPathsObject = {
  [routes.photos]: {
    get: operation({
      summary: 'A page of photos, newest taken first',
      who: 'send',
      query: filter.extend({ cursor: z.string().optional(), limit: z.int().min(1).max(500).optional() }),
      answers: ok(PhotoPageSchema),
    }),
    post: operation({
      summary: 'Send photos as a form',
      who: 'send',
      body: {
        content: {
          'multipart/form-data': {
            schema: {
              type: 'object',
              properties: {
                sendAgain: {
                  type: 'string',
                  enum: ['true'],
                  description: 'In front of the files: photos that were deleted here are wanted back.',
                },
                file: { type: 'array', items: bytes.schema },
              },
            },
          },
        },
      },
      answers: { '201': { description: 'Taken in.', content: json(PlainUploadSchema) } },
      failures: [
        'empty-file',
        'not-a-photo',
        'too-large',
        'disk-full',
        'cannot-write',
        'wrong-content-type',
        'removed-here',
        'library-away',
        'shutting-down',
      ],
    }),
  },
  [routes.timeline]: {
    get: operation({ summary: 'Months with counts', who: 'send', query: filter, answers: ok(TimelineSchema) }),
  },
  '/api/timeline/{month}': {
    get: operation({
      summary: 'What a wall shows of a month, newest first, column by column',
      who: 'send',
      path: z.object({ month: MonthSchema }),
      query: filter,
      answers: ok(TileListSchema),
      failures: ['not-found'],
    }),
  },
  '/api/photos/{id}': {
    get: operation({ summary: 'One photo', who: 'send', path: id, answers: ok(PhotoSchema), failures: ['not-found'] }),
    patch: operation({
      summary: 'Favourite, description, date, or back from the trash',
      who: 'own',
      path: id,
      body: { content: json(PhotoChangeSchema) },
      answers: ok(PhotoSchema),
      failures: ['not-found', 'wrong-content-type', 'library-away'],
    }),
    delete: operation({
      summary: 'To the trash',
      who: 'own',
      path: id,
      answers: { '204': { description: 'In the trash.' } },
      failures: ['not-found', 'library-away'],
    }),
  },
};
