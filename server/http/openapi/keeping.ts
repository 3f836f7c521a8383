/** The doors by which the owner looks after what is kept, and sets how. */
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import { routes } from '../../../protocol/routes.ts';
import { SettingsChangeSchema, SettingsSchema } from '../../../protocol/settings.ts';

import { json, nothing, ok, operation } from './operation.ts';

const begun = { '202': { description: 'Begun; how far it is stands in the status.', content: json(nothing) } };

export const keepingPaths: ZodOpenApiPathsObject = {
  [routes.check]: {
    post: operation({
      summary: 'Read every original again and compare it with its checksum',
      who: 'own',
      answers: begun,
      failures: ['library-away'],
    }),
  },
  [routes.rescan]: {
    post: operation({
      summary: 'Compare the library’s folders with the catalog, and take in what lies there',
      who: 'own',
      answers: begun,
      failures: ['library-away'],
    }),
  },
  [routes.settings]: {
    get: operation({ summary: 'What the owner has set', who: 'own', answers: ok(SettingsSchema) }),
    patch: operation({
      summary: 'Set something',
      who: 'own',
      body: { content: json(SettingsChangeSchema) },
      answers: ok(SettingsSchema),
      failures: ['wrong-content-type'],
    }),
  },
};
