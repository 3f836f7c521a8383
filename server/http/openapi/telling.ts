/** What the host tells: how it is, what happens, and this document. */
import { z } from 'zod';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { ActivityPageSchema, ActivityRequestSchema } from '../../../protocol/activity.ts';
import { OwnerStatusSchema } from '../../../protocol/care.ts';
import { DoctorReportSchema } from '../../../protocol/doctor.ts';
import { LiveEventSchema } from '../../../protocol/live-event.ts';
import { routes } from '../../../protocol/routes.ts';

import { ok, operation } from './operation.ts';

export const tellingPaths: ZodOpenApiPathsObject = {
  [routes.status]: {
    get: operation({ summary: 'The host, and how it is', who: 'anyone', answers: ok(OwnerStatusSchema) }),
  },
  [routes.activity]: {
    get: operation({
      summary: 'What was done with this host, newest first',
      who: 'own',
      query: ActivityRequestSchema,
      answers: ok(ActivityPageSchema),
    }),
  },
  [routes.doctor]: {
    get: operation({
      summary: 'What a phone needs to get here, looked at now',
      who: 'own',
      answers: ok(DoctorReportSchema),
    }),
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
