/** The doors that take photos in. */
import { z } from 'zod';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { laneHeader } from '../../../protocol/lane.ts';
import { routes } from '../../../protocol/routes.ts';
import { SidecarSchema } from '../../../protocol/sidecar.ts';
import { KnownRequestSchema, KnownSchema, receiptHeaders, tusVersion } from '../../../protocol/upload.ts';

import { bytes, id, json, ok, operation } from './operation.ts';

const tusHeaders = z.object({
  'Tus-Resumable': z.literal(tusVersion),
  [laneHeader]: z.string().optional().meta({
    description: 'Of the owner alone: the folder that the photo is brought in from, percent-encoded.',
  }),
});
const uploadHeaders = z.object({
  'Upload-Offset': z.string(),
  'Upload-Expires': z.string().optional(),
  [receiptHeaders.photoId]: z.string().optional(),
  [receiptHeaders.sha256]: z.string().optional(),
  [receiptHeaders.isNew]: z.enum(['true', 'false']).optional(),
  [receiptHeaders.posterWanted]: z.enum(['true', 'false']).optional(),
  [receiptHeaders.path]: z.string().optional(),
  [receiptHeaders.keptAt]: z.iso.datetime().optional(),
  [receiptHeaders.lost]: z.string().optional(),
});
const octets = { content: { 'application/offset+octet-stream': bytes } } as const;

export const sendingPaths: ZodOpenApiPathsObject = {
  '/api/photos/{id}/sidecar': {
    post: operation({
      summary: 'What a file beside the photo says of it; used where the photo and its owner say nothing',
      who: 'own',
      path: id,
      body: { content: json(SidecarSchema) },
      answers: { '204': { description: 'Noted.' } },
      failures: ['not-found', 'wrong-content-type'],
    }),
  },
  [routes.uploads]: {
    post: operation({
      summary: 'Begin an upload (tus creation), with its first bytes if they are there (creation-with-upload)',
      who: 'send',
      headers: tusHeaders.extend({
        'Upload-Length': z.string(),
        'Upload-Metadata': z
          .string()
          .optional()
          .meta({ description: 'filename, filetype, lastModified (ms), sha256 (hex)' }),
        'Upload-Checksum': z.string().optional(),
      }),
      body: octets,
      answers: {
        '201': {
          description: 'Begun; complete if it carries a receipt.',
          headers: uploadHeaders.extend({ Location: z.string() }),
        },
      },
      failures: [
        'tus-version',
        'empty-file',
        'not-a-photo',
        'disk-full',
        'cannot-write',
        'too-many-requests',
        'too-large',
        'checksum-mismatch',
        'wrong-content-type',
        'removed-here',
        'library-away',
        'shutting-down',
      ],
    }),
  },
  '/api/uploads/{id}': {
    head: operation({
      summary: 'How much of an upload is durable',
      who: 'send',
      path: id,
      headers: tusHeaders,
      answers: {
        '200': { description: 'There it stands.', headers: uploadHeaders.extend({ 'Upload-Length': z.string() }) },
      },
      failures: ['tus-version', 'not-found', 'upload-gone'],
    }),
    patch: operation({
      summary: 'Append at the durable offset',
      who: 'send',
      path: id,
      headers: tusHeaders.extend({ 'Upload-Offset': z.string(), 'Upload-Checksum': z.string().optional() }),
      body: octets,
      answers: { '204': { description: 'Durable; complete if it carries a receipt.', headers: uploadHeaders } },
      failures: [
        'tus-version',
        'not-found',
        'upload-gone',
        'offset-mismatch',
        'checksum-mismatch',
        'too-many-requests',
        'too-large',
        'not-a-photo',
        'disk-full',
        'cannot-write',
        'wrong-content-type',
        'removed-here',
        'library-away',
        'shutting-down',
      ],
    }),
    delete: operation({
      summary: 'Give an upload up',
      who: 'send',
      path: id,
      headers: tusHeaders,
      answers: { '204': { description: 'Gone.' } },
      failures: ['tus-version', 'not-found'],
    }),
  },
  [routes.known]: {
    post: operation({
      summary: 'Which of these are here already',
      who: 'send',
      body: { content: json(KnownRequestSchema) },
      answers: ok(KnownSchema),
      failures: ['wrong-content-type', 'library-away'],
    }),
  },
};
