/** What the host tells: how it is, what happens, and this document. */
import { z } from 'zod';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { OwnerStatusSchema } from '../../../protocol/care.ts';
import { LiveEventSchema } from '../../../protocol/live-event.ts';
import { routes } from '../../../protocol/routes.ts';

import { ok, operation } from './operation.ts';

export const tellingPaths: ZodOpenApiPathsObject = {
  [routes.status]: {
    get: operation({ summary: 'The host, and how it is', who: 'anyone', answers: ok(OwnerStatusSchema) }),
  },
  [routes.openapi]: {
    get: operation({ summary: 'This document', who: 'anyone', answers: ok(z.looseObject({ openapi: z.string() })) }),
  },
  [routes.events]: {
    get: operation({
      summary: 'Live events',
      who: 'send',
      headers: z.object({ 'Last-Event-ID': z.string().optional() }),
      answers: {
        '200': {
          description: 'Numbered events; `data` is a LiveEvent.',
          content: { 'text/event-stream': { schema: LiveEventSchema } },
        },
      },
    }),
  },
};
