/** A large file over a wire that delays, cuts, resets, swallows and half-opens: it arrives, and hardly a byte goes twice. */
import { setTimeout } from 'node:timers/promises';
import { FaultyWire, type WireFault } from '../cast/faulty-wire.ts';
import { hugePhotoToSend } from './photo-to-send.ts';
import { ProcessMemory } from './process-memory.ts';
import { Random } from './random.ts';
import type { Sending } from './sending.ts';
import { Stage } from './stage.ts';
import type { Run } from './tally.ts';

const mebibyte = 2 ** 20;
const chunkBytes = 8 * mebibyte;

/** `mebibytes` of one file, with a fault every `betweenFaults` MiB or so. */
export async function badWire({ tally, seed }: Run, mebibytes = 4096, betweenFaults = 96): Promise<void> {
  const random = Random.of(seed, 'wire');
  await using stage = await Stage.open(tally);
  const photo = hugePhotoToSend(random, mebibytes);
  await using wire = await FaultyWire.to(stage.phone.origin, () => faultOf(random, betweenFaults));
  const phone = stage.phone.at(wire.through(stage.phone.origin), { connections: 1, patienceMs: 4000 });
  const sending = stage.sends(photo, 'in-pieces', chunkBytes).by(phone);
  const memory = await ProcessMemory.of(stage.pid);
  const beganAtMs = performance.now();
  const breaks = await sendAcross(stage, sending);
  const seconds = (performance.now() - beganAtMs) / 1000;
  phone.hangUp();
  tally.cycles += breaks;
  tally.notes.push(
    `${mebibytes} MiB with ${breaks} breaks in ${seconds.toFixed(0)} s, ${wire.summary}`,
    `sent ${(phone.bodyBytesOut / photo.sizeBytes).toFixed(4)} times`,
    `RSS ${await memory.report()}`,
  );
  tally.breaks('file', await stage.check());
}

async function sendAcross(stage: Stage, sending: Sending): Promise<number> {
  for (let breaks = 0; ; breaks += 1) {
    try {
      stage.tally.breaks('file', await stage.receives(sending));
      return breaks;
    } catch (error) {
      if (breaks > 1000) throw error;
      await setTimeout(20);
    }
  }
}

/** What happens to one connection. */
function faultOf(random: Random, betweenFaults: number): WireFault {
  const afterBytes = Math.round(random.fraction() * 2 * betweenFaults * mebibyte);
  const kind = random.oneOf(['cut', 'reset', 'blackhole', 'half-open', 'late', 'slow', 'crumbs'] as const);
  switch (kind) {
    case 'cut':
    case 'reset':
    case 'blackhole':
    case 'half-open':
      return { kind, afterBytes };
    case 'late':
      return { kind, delayMs: random.whole(1, 20), forBytes: 4 * mebibyte, afterBytes };
    case 'slow':
      return { kind, bytesPerSecond: 8 * mebibyte, forBytes: 8 * mebibyte, afterBytes };
    case 'crumbs':
      return { kind, forBytes: 1500, afterBytes };
  }
}
