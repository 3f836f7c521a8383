/** The door by which the owner, at the laptop itself, sees where an original lies. */
import { lstat } from 'node:fs/promises';
import { Router } from 'express';
import { Failure } from '../../protocol/failure.ts';
import { PhotoIdSchema } from '../../protocol/photo.ts';
import { routes } from '../../protocol/routes.ts';
import { whenMissing } from '../disk-sync.ts';
import type { Library } from '../library/library.ts';
import type { Doorkeeper } from './doorkeeper.ts';
import { showInFolder } from './show-in-folder.ts';

/** `isConsole`: this is the listener that only the laptop itself reaches. A window there is no use to an owner elsewhere. */
export function revealRoutes(library: Library, doorkeeper: Doorkeeper, isConsole: boolean): Router {
  const router = Router();
  router.post(
    `${routes.photos}/:id/reveal`,
    doorkeeper.only('own', async (request, response) => {
      if (!isConsole) throw new Failure('not-allowed', 'A folder can only be shown on the laptop itself.');
      const id = PhotoIdSchema.safeParse(request.params['id']);
      if (!id.success) throw new Failure('not-found', 'This photo is not in the library.');
      await library.care.need();
      const { path, photo } = await library.pictures.original(id.data, null);
      if (photo.trashedAt !== null) throw new Failure('not-found', 'This photo is in the trash.');
      if ((await lstat(path).catch(whenMissing)) === null)
        throw new Failure('not-found', 'The original is not where it belongs.');
      await showInFolder(path);
      response.status(204).end();
    }),
  );
  return router;
}
