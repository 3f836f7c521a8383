/** The door of live events: server-sent events with numbers, replay and a heartbeat. A listener too slow is let go. */
import { createSession } from 'better-sse';
import { Router } from 'express';
import { routes } from '../../protocol/routes.ts';
import type { Feed } from '../feed/feed.ts';
import type { Pairing } from '../pairing/pairing.ts';
import type { Doorkeeper } from './doorkeeper.ts';

const heartbeatMs = 15_000;
/** What may wait in our memory for a listener that does not read. It comes back and asks from where it was. */
const maxWaitingBytes = 4 << 20;

export function liveRoutes(feed: Feed, pairing: Pairing, doorkeeper: Doorkeeper): Router {
  const router = Router();
  router.get(
    routes.events,
    doorkeeper.only('send', async (request, response, guest) => {
      const heard = request.get('last-event-id');
      const session = await createSession(request, response, {
        keepAlive: heartbeatMs,
        retry: 2000,
        headers: { 'Cache-Control': 'no-store' },
      });
      if (response.destroyed) return;
      const gone = pairing.streaming(guest.id);
      const unfollow = feed.follow({
        device: {
          id: guest.id,
          // Asked anew for each event: a stream lives for days, and the owner may take back what it may hear.
          get access() {
            return pairing.accessOf(guest.id);
          },
        },
        afterId: heard !== undefined && /^\d{1,16}$/.test(heard) ? Number(heard) : null,
        tell: (id, event) => {
          session.push(event, event.type, String(id));
          if (response.writableLength > maxWaitingBytes) response.destroy();
        },
      });
      response.once('close', () => {
        unfollow();
        gone();
      });
    }),
  );
  return router;
}
