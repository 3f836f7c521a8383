/** The doors to what the owner sets. */
import { Router } from 'express';
import { routes } from '../../protocol/routes.ts';
import { SettingsChangeSchema } from '../../protocol/settings.ts';
import type { Landfall } from '../landfall.ts';
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
    doorkeeper.only('own', async (request, response) => {
      response.json(await landfall.changeSettings(SettingsChangeSchema.parse(await readJson(request, response))));
    }),
  );
  return router;
}
