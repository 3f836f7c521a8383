/** The door to what was done with this host, and what the other doors say when something was done through them. */
import { type ErrorRequestHandler, type Request, Router } from 'express';
import { ActivityRequestSchema, type ActivityWhat, type Deed } from '../../protocol/activity.ts';
import { Failure, type FailureCode } from '../../protocol/failure.ts';
import { routes } from '../../protocol/routes.ts';
import type { Activity } from '../activity/activity.ts';
import type { Guest } from '../pairing/pairing.ts';
import type { Doorkeeper } from './doorkeeper.ts';

/** What whoever has no business here is told; anything else is a slip of a device that has. */
const turnsAway: ReadonlySet<FailureCode> = new Set([
  'wrong-host',
  'foreign-origin',
  'not-signed-in',
  'device-revoked',
  'not-allowed',
  'too-many-requests',
]);

/** The one who asks did it. */
export function deedOf(request: Request, { id, name }: Pick<Guest, 'id' | 'name'>, what: ActivityWhat): Deed {
  return { what, device: { id, name }, address: addressOf(request) };
}

/** From where; IPv4 as people write it. */
export function addressOf(request: Request): string {
  return request.socket.remoteAddress?.replace(/^::ffff:/, '') ?? '';
}

export function activityRoutes(activity: Activity, doorkeeper: Doorkeeper): Router {
  const router = Router();
  router.get(
    routes.activity,
    doorkeeper.only('own', async (request, response) => {
      response.json(await activity.page(ActivityRequestSchema.parse(request.query)));
    }),
  );
  return router;
}

/** Counts who is refused, and hands the refusal on. */
export function noteTurnedAway(activity: Activity): ErrorRequestHandler {
  return (error: unknown, request, _response, next) => {
    if (error instanceof Failure && turnsAway.has(error.code)) activity.turnAway(error.code, addressOf(request));
    next(error);
  };
}
