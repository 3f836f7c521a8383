/** `npm run siege`: how much of its speed an honest phone keeps while thousands of hostile sockets sit on its host. Ends with 1 below half. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { routes } from '../../protocol/routes.ts';
import { ownerOf, pairedDevice } from '../cast/caller.ts';
import { Host } from '../cast/host.ts';
import { declarationOf, sha256Of } from '../cast/tus.ts';
import { Phone } from '../faults/phone.ts';
import { photoToSend } from '../faults/photo-to-send.ts';
import { Random } from '../faults/random.ts';

const { values } = parseArgs({
  options: {
    sockets: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '8' },
    seed: { type: 'string', default: '1' },
  },
});
const count = z.coerce.number().int().positive();
const { sockets, rounds, seconds, seed } = z
  .object({ sockets: count, rounds: count, seconds: count, seed: count })
  .parse(values);
const photoBytes = 3_000_000;
const leastShare = 0.5;

/** What an honest phone gets done in a while. */
interface Speed {
  readonly megabytesPerSecond: number;
  readonly looksPerSecond: number;
  /** Requests that broke and were made again. */
  readonly broken: number;
}

const random = Random.of(seed, 'siege');
await using host = await Host.start();
const owner = await ownerOf(host);
const device = await pairedDevice(host, owner, { access: 'browse', localAddress: '127.0.0.5' });
const crowd = fork(join(import.meta.dirname, 'hostile-crowd.ts'));
const calm: Speed[] = [];
const besieged: Speed[] = [];
for (let round = 0; round < rounds; round += 1) {
  calm.push(await measured());
  await told(crowd, { port: Number(new URL(device.origin).port), sockets });
  besieged.push(await measured());
  const [left] = await told(crowd, 'go');
  process.stdout.write(
    `round ${round + 1}: calm ${shown(calm.at(-1))}; besieged ${shown(besieged.at(-1))}; ${JSON.stringify(left)}\n`,
  );
}
crowd.disconnect();
const shares = {
  sending: median(besieged, 'megabytesPerSecond') / median(calm, 'megabytesPerSecond'),
  looking: median(besieged, 'looksPerSecond') / median(calm, 'looksPerSecond'),
};
process.stdout.write(
  `${sockets} hostile sockets, ${rounds} rounds: the phone keeps ${percent(shares.sending)} of its speed of sending and ${percent(shares.looking)} of looking.\n`,
);
process.exitCode = Math.min(shares.sending, shares.looking) >= leastShare && host.isRunning ? 0 : 1;

/** Half of the time it sends, the other half it looks, each on connections that it keeps and, every tenth time, on a new one. */
async function measured(): Promise<Speed> {
  let broken = 0;
  const during = async (act: (phone: Phone) => Promise<number>): Promise<number> => {
    const endsAtMs = performance.now() + (seconds / 2) * 1000;
    const beganAtMs = performance.now();
    let phone = Phone.of(device, { connections: 2, localAddress: '127.0.0.5', patienceMs: 5000 });
    let done = 0;
    for (let turn = 1; performance.now() < endsAtMs; turn += 1) {
      try {
        done += await act(phone);
      } catch {
        broken += 1;
      }
      if (turn % 10 !== 0) continue;
      phone.hangUp();
      phone = Phone.of(device, { connections: 2, localAddress: '127.0.0.5', patienceMs: 5000 });
    }
    phone.hangUp();
    return (done / (performance.now() - beganAtMs)) * 1000;
  };
  const sent = await during(async (phone) => {
    const photo = photoToSend(random, photoBytes);
    const body = photo.slice(0, photoBytes);
    const headers = {
      ...declarationOf({ name: photo.name, bytes: body, sha256: sha256Of(body) }),
      'content-type': 'application/offset+octet-stream',
    };
    const { status } = await phone.call('POST', routes.uploads, { headers, body });
    return status === 201 ? body.length : 0;
  });
  const looks = await during(async (phone) =>
    (await phone.call('GET', `${routes.photos}?limit=20`)).status === 200 ? 1 : 0,
  );
  return { megabytesPerSecond: sent / 1e6, looksPerSecond: looks, broken };
}

async function told(others: ChildProcess, order: object | string): Promise<unknown[]> {
  const answer = once(others, 'message');
  others.send(order);
  return await answer;
}

function median(list: readonly Speed[], what: 'megabytesPerSecond' | 'looksPerSecond'): number {
  const sorted = list.map((one) => one[what]).toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function shown(speed: Speed | undefined): string {
  return speed === undefined
    ? ''
    : `${speed.megabytesPerSecond.toFixed(1)} MB/s, ${speed.looksPerSecond.toFixed(0)} looks/s, ${speed.broken} broken`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`;
}
