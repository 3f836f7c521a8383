/** The door of live events: server-sent events with numbers, replay and a heartbeat. A listener too slow is let go. */
import { createSession } from 'better-sse';
import { type Response, Router } from 'express';
import type { DeviceId } from '../../protocol/pairing.ts';
import { routes } from '../../protocol/routes.ts';
import type { Feed } from '../feed/feed.ts';
import type { Pairing } from '../pairing/pairing.ts';
import type { Doorkeeper } from './doorkeeper.ts';

const heartbeatMs = 15_000;
/** What may wait in our memory for a listener that does not read. It comes back and asks from where it was. */
const maxWaitingBytes = 4 << 20;
/** A device that opens more loses the one it opened first: a phone that slept has left some behind that nobody hears. */
const maxStreams = 8;

export function liveRoutes(feed: Feed, pairing: Pairing, doorkeeper: Doorkeeper): Router {
  const router = Router();
  const open = new Map<DeviceId, Set<Response>>();
  const keepFew = (device: DeviceId, response: Response): void => {
    const streams = open.get(device) ?? new Set();
    open.set(device, streams.add(response));
    const [first] = streams;
    if (first !== undefined && streams.size > maxStreams) {
      streams.delete(first);
      first.destroy();
    }
    response.once('close', () => {
      streams.delete(response);
      if (streams.size === 0 && open.get(device) === streams) open.delete(device);
    });
  };
  router.get(
    routes.events,
    doorkeeper.only('send', async (request, response, guest) => {
      // A stream never ends, and whoever asks for its headers alone would wait for that.
      if (request.method === 'HEAD') return void response.type('text/event-stream').end();
      const heard = request.get('last-event-id');
      const session = await createSession(request, response, {
        keepAlive: heartbeatMs,
        retry: 2000,
        headers: { 'Cache-Control': 'no-store' },
      });
      if (response.destroyed) return;
      keepFew(guest.id, response);
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
