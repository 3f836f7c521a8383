/** The doors to a photo's bytes. */
import { z } from 'zod';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { PhotoSchema, PreviewSizeSchema } from '../../../protocol/photo.ts';
import { PlayableRequestSchema, PlayableSchema } from '../../../protocol/playable.ts';
import { bytes, id, json, ok, operation } from './operation.ts';

const movie = { 'video/mp4': bytes };

export const mediaPaths: ZodOpenApiPathsObject = {
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
      summary:
        'A small picture, or with `full` one of all pixels, which is made when first asked for. The media cookie is good for this.',
      who: 'send',
      path: id.extend({ size: PreviewSizeSchema }),
      answers: { '200': { description: 'The picture.', content: { 'image/webp': bytes, 'image/jpeg': bytes } } },
      failures: ['not-found', 'library-away', 'disk-full', 'cannot-write', 'too-many-requests'],
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
  '/api/photos/{id}/motion': {
    get: operation({
      summary: 'The movie at the end of a motion photo. The media cookie is good for this.',
      who: 'send',
      path: id,
      answers: {
        '200': { description: 'All of it.', content: movie },
        '206': { description: 'The part asked for by Range.', content: movie },
        '304': { description: 'Unchanged.' },
      },
      failures: ['not-found', 'unknown-range', 'library-away'],
    }),
  },
  '/api/photos/{id}/playable': {
    post: operation({
      summary: 'How things stand with a copy of a video that every browser plays; asks for it to be made',
      who: 'browse',
      path: id,
      body: { content: json(PlayableRequestSchema) },
      answers: ok(PlayableSchema),
      failures: ['not-found', 'wrong-content-type', 'library-away', 'too-many-requests'],
    }),
    get: operation({
      summary: 'That copy, once it is made. The media cookie is good for this.',
      who: 'browse',
      path: id,
      answers: {
        '200': { description: 'All of it.', content: movie },
        '206': { description: 'The part asked for by Range.', content: movie },
      },
      failures: ['not-found', 'unknown-range'],
    }),
  },
};
