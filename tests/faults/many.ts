/** Many at once: two thousand files in one batch, and thirty-two phones with 256 uploads; every one is kept, and memory stays flat. */
import { routes } from '../../protocol/routes.ts';
import { ownerOf, pairedDevice } from '../cast/caller.ts';
import { connectionsBeyondLimits } from './connections.ts';
import { Phone } from './phone.ts';
import { photoToSend } from './photo-to-send.ts';
import { ProcessMemory } from './process-memory.ts';
import { Random } from './random.ts';
import { Sending } from './sending.ts';
import { Stage } from './stage.ts';
import type { Run } from './tally.ts';

export async function many({ tally, seed, at }: Run): Promise<void> {
  await using stage = await Stage.open(tally, { env: { UV_THREADPOOL_SIZE: '4' } });
  const memory = await ProcessMemory.of(stage.pid);
  const random = Random.of(seed, 'many');
  if (at === null || at === 'batch') tally.breaks('batch', await batch(stage, random, 2000));
  if (at === null || at === 'phones') tally.breaks('phones', await phones(stage, random, 32, 8));
  if (at === null || at === 'connections') {
    const seen = await connectionsBeyondLimits(new URL(stage.phone.origin));
    tally.notes.push(seen.summary);
    tally.breaks('connections', seen.broken);
  }
  tally.notes.push(`RSS ${await memory.report()}`);
  tally.breaks('end', await stage.check());
}

/** As a phone sends a whole camera roll: three connections, one file after the other on each. */
async function batch(stage: Stage, random: Random, files: number): Promise<string[]> {
  const phone = stage.phone.at(stage.phone.origin, { connections: 3 });
  const broken: string[] = [];
  let left = files;
  const sender = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const photo = photoToSend(random, random.whole(2000, 60_000), Date.UTC(2023, random.whole(0, 11), 15));
      const sending = stage.sends(photo, 'at-once').by(phone);
      await stage.receives(sending).then(
        (sentences) => broken.push(...sentences),
        (error: unknown) => broken.push(`${photo.name} was aborted: ${String(error)}`),
      );
    }
  };
  await Promise.all([sender(), sender(), sender()]);
  phone.hangUp();
  stage.tally.cycles += files;
  return broken;
}

/** Each phone has an address of its own, as on a network, and sends all of its photos at once. */
async function phones(stage: Stage, random: Random, count: number, uploadsEach: number): Promise<string[]> {
  const owner = await ownerOf(stage.host);
  const paired: Phone[] = [];
  for (let index = 0; index < count; index += 1) {
    const localAddress = `127.0.0.${10 + index}`;
    const name = `Phone ${index + 1}`;
    paired.push(
      Phone.of(await pairedDevice(stage.host, owner, { name, access: 'browse', localAddress }), { localAddress }),
    );
  }
  const uploads = paired.flatMap((phone) =>
    Array.from({ length: uploadsEach }, () => {
      const photo = photoToSend(random, random.whole(100_000, 2_000_000), Date.UTC(2022, random.whole(0, 11), 15));
      stage.ledger.sends(photo);
      return new Sending(phone, photo, random.oneOf(['at-once', 'in-pieces']), 500_000);
    }),
  );
  stage.tally.cycles += uploads.length;
  const outcomes = await Promise.all(
    uploads.map((sending) =>
      stage.receives(sending).catch((error: unknown) => [`${sending.photo.name}: ${String(error)}`]),
    ),
  );
  const status = await stage.phone.call('GET', routes.status);
  return [...outcomes.flat(), ...(status.status === 200 ? [] : [`the status is answered with ${status.status}`])];
}
