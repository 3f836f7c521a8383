/** The doors for finding. */
import { z } from 'zod';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { PhotoPointsSchema } from '../../../protocol/place-points.ts';
import { routes } from '../../../protocol/routes.ts';
import { UnderstoodSchema } from '../../../protocol/search.ts';
import { filter } from './library.ts';
import { ok, operation } from './operation.ts';

export const findingPaths: ZodOpenApiPathsObject = {
  [routes.search]: {
    get: operation({
      summary: 'What is understood of what somebody typed, and how many photos it finds; `q` of any list finds them',
      who: 'send',
      query: z.object({ q: z.string().max(200), language: z.string().max(20).optional() }),
      answers: ok(UnderstoodSchema),
    }),
  },
  [routes.places]: {
    get: operation({
      summary: 'Where photos were taken, column by column, for a map',
      who: 'send',
      query: filter,
      answers: ok(PhotoPointsSchema),
    }),
  },
};
