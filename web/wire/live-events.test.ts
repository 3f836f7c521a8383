import { createServer, type Server, type ServerResponse } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { Failure } from '../../protocol/failure.ts';
import type { LiveEvent } from '../../protocol/live-event.ts';
import { LiveEvents } from './live-events.ts';

type Act = (response: ServerResponse, lastEventId: string | undefined) => void;

let server: Server | undefined;
let following: LiveEvents | undefined;

afterEach(() => {
  following?.stop();
  server?.closeAllConnections();
  server?.close();
});

/** A host that answers the first call with the first act and so on, and the events that a follower of it hears. */
async function follow(acts: Act[], refuse?: Failure): Promise<{ heard: LiveEvent[]; asked: (string | undefined)[] }> {
  const asked: (string | undefined)[] = [];
  const heard: LiveEvent[] = [];
  server = createServer((request, response) => {
    const lastEventId = request.headers['last-event-id']?.toString();
    asked.push(lastEventId);
    response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
    acts[asked.length - 1]?.(response, lastEventId);
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : null;
  following = new LiveEvents(
    async (lastEventId, signal) => {
      if (refuse !== undefined) {
        asked.push(undefined);
        throw refuse;
      }
      return await fetch(`http://127.0.0.1:${port}/`, {
        signal,
        headers: lastEventId === null ? {} : { 'last-event-id': lastEventId },
      });
    },
    (event) => heard.push(event),
  );
  following.start();
  return { heard, asked };
}

const removed = (id: number): string => `id: ${id}\ndata: {"type":"device-removed","deviceId":"d${id}"}\n\n`;

test('a stream that breaks goes on from the last event that came', async () => {
  const { heard, asked } = await follow([
    (response) => response.end(removed(4)),
    (response) => response.write(removed(5)),
  ]);
  await expect.poll(() => heard.length).toBe(3);
  expect(asked).toEqual([undefined, '4']);
  expect(heard.map((event) => event.type)).toEqual(['resync', 'device-removed', 'device-removed']);
});

test('a stream with nothing to resume from tells to ask for everything again, each time it opens', async () => {
  const { heard } = await follow([(response) => response.end(), (response) => response.write(': quiet\n\n')]);
  await expect.poll(() => heard).toEqual([{ type: 'resync' }, { type: 'resync' }]);
});

test('the host’s resync is handed through', async () => {
  const { heard } = await follow([(response) => response.write('id: 1\ndata: {"type":"resync"}\n\n')]);
  await expect.poll(() => heard).toEqual([{ type: 'resync' }, { type: 'resync' }]);
});

test('an event that this page does not know is passed over', async () => {
  const { heard } = await follow([
    (response) => response.write(`id: 1\ndata: {"type":"from-the-future"}\n\nid: 2\ndata: no json\n\n${removed(3)}`),
  ]);
  await expect.poll(() => heard).toEqual([{ type: 'resync' }, { type: 'device-removed', deviceId: 'd3' }]);
});

test('a device that is no longer paired stops asking', async () => {
  const { asked } = await follow([], new Failure('device-revoked'));
  await expect.poll(() => asked.length).toBe(1);
  following?.start();
  expect(asked.length).toBe(1);
});
