/** The doors to what is kept. */
import { z } from 'zod';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { PhotoChangeSchema, PhotoPageSchema, PhotoSchema, TimelineSchema } from '../../../protocol/photo.ts';
import { routes } from '../../../protocol/routes.ts';
import { PlainUploadSchema } from '../../../protocol/upload.ts';

import { bytes, id, json, ok, operation } from './operation.ts';

const filter = z.object({
  device: z.string().optional(),
  album: z.string().optional(),
  kind: z.enum(['image', 'video']).optional(),
  from: z.iso.date().optional().meta({ description: 'First local day, included.' }),
  to: z.iso.date().optional().meta({ description: 'Last local day, included.' }),
  q: z.string().optional(),
  favourite: z.enum(['true', 'false']).optional(),
  trashed: z.enum(['true', 'false']).optional(),
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
            schema: { type: 'object', properties: { file: { type: 'array', items: bytes.schema } } },
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
  '/api/photos/{id}/original': {
    get: operation({
      summary: 'The bytes as they were received; `?download` as an attachment. The media cookie is good for this.',
      who: 'send',
      path: id,
      query: z.object({ download: z.string().optional() }),
      answers: {
        '200': { description: 'All of it.', content: { 'application/octet-stream': bytes } },
        '206': { description: 'The part asked for by Range.', content: { 'application/octet-stream': bytes } },
        '304': { description: 'Unchanged.' },
      },
      failures: ['not-found', 'unknown-range', 'library-away'],
    }),
  },
  '/api/photos/{id}/preview/{size}': {
    get: operation({
      summary: 'A small picture. The media cookie is good for this.',
      who: 'send',
      path: id.extend({ size: z.enum(['320', '1600']) }),
      answers: { '200': { description: 'The picture.', content: { 'image/webp': bytes, 'image/jpeg': bytes } } },
      failures: ['not-found'],
    }),
  },
  '/api/photos/{id}/poster': {
    put: operation({
      summary: 'A picture of a video, made by its sender where the host cannot',
      who: 'send',
      path: id,
      body: { content: { 'image/jpeg': bytes } },
      answers: ok(PhotoSchema),
      failures: ['not-found', 'poster-not-needed', 'not-a-photo', 'too-large', 'wrong-content-type'],
    }),
  },
};
