/** The doors to what the owner sets. */
import { Router } from 'express';
import { routes } from '../../protocol/routes.ts';
import { SettingsChangeSchema } from '../../protocol/settings.ts';
import type { Landfall } from '../landfall.ts';
import { deedOf } from './activity-routes.ts';
import type { Doorkeeper } from './doorkeeper.ts';
import { readJson } from './json-body.ts';

export function settingsRoutes(landfall: Landfall, doorkeeper: Doorkeeper): Router {
  const router = Router();
  router.get(
    routes.settings,
    doorkeeper.only('own', (_request, response) => void response.json(landfall.settings)),
  );
  router.patch(
    routes.settings,
    doorkeeper.only('own', async (request, response, guest) => {
      const change = SettingsChangeSchema.parse(await readJson(request, response));
      const now = await landfall.changeSettings(change);
      const settings = Object.keys(change);
      if (settings.length > 0) landfall.activity.note(deedOf(request, guest, { kind: 'settings-changed', settings }));
      response.json(now);
    }),
  );
  return router;
}
