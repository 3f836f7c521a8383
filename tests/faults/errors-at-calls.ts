/** The disk's errors at every system call of the accept path: a clear answer, a living host, nothing half visible, and then a receipt. */
import { z } from 'zod';
import { nameOf, type Point, pointNamed, pointsOf, prepare, WaySchema, watch } from './acceptance.ts';
import { Random } from './random.ts';
import { syncedAfterFailure } from './seen-calls.ts';
import { Refused, type Sending } from './sending.ts';
import { Stage } from './stage.ts';
import { isOver, type Run } from './tally.ts';

const DiskErrorSchema = z.enum(['EIO', 'ENOSPC', 'EMFILE', 'EROFS']);
const LastingSchema = z.enum(['once', 'lasting']);

interface Struck {
  readonly point: Point;
  readonly error: z.infer<typeof DiskErrorSchema>;
  /** That one call, or every such call from there on. */
  readonly lasting: z.infer<typeof LastingSchema>;
}

/** Which errors a call can have. The main thread closes sockets: a failing close there is no fault of a disk. */
function errorsOf({ call, thread }: Point): Struck['error'][] {
  if (call === 'openat') return thread === 'main' ? ['EMFILE', 'EIO', 'EROFS'] : ['EMFILE', 'EIO', 'EROFS', 'ENOSPC'];
  if (call === 'close') return thread === 'main' ? [] : ['EIO'];
  if (call === 'fsync' || call === 'fdatasync') return ['EIO', 'ENOSPC'];
  return ['EIO', 'ENOSPC', 'EROFS'];
}

export async function errorsAtCalls(run: Run): Promise<void> {
  const { tally, seed, at } = run;
  await using stage = await Stage.open(tally);
  const random = Random.of(seed, 'errors-at-calls');
  const struck = at === null ? random.shuffled(await everyError(stage, random)) : [struckNamed(at)];
  let count = 0;
  for (const one of struck) {
    if (isOver(run)) break;
    await failAt(stage, one, random);
    count += 1;
  }
  tally.notes.push(`${count} of ${struck.length} errors`);
}

async function everyError(stage: Stage, random: Random): Promise<Struck[]> {
  const all: Struck[] = [];
  for (const way of WaySchema.options)
    for (const thread of ['main', 'pool'] as const)
      for (const point of await pointsOf(stage, way, thread, random))
        for (const error of errorsOf(point))
          for (const lasting of LastingSchema.options) all.push({ point, error, lasting });
  return all;
}

function struckNamed(name: string): Struck {
  const parts = name.split(':');
  return {
    point: pointNamed(parts.slice(0, 4).join(':')),
    error: DiskErrorSchema.parse(parts[4]),
    lasting: LastingSchema.parse(parts[5]),
  };
}

export async function failAt(stage: Stage, { point, error, lasting }: Struck, random: Random): Promise<void> {
  const { tally, host } = stage;
  const broken: string[] = [];
  const sending = await prepare(stage, point.way, random);
  {
    await using strace = await watch(
      stage,
      point,
      sending,
      `error=${error}:when=${point.count}${lasting === 'lasting' ? '+' : ''}`,
    );
    broken.push(...(await answerOf(stage, sending)));
    broken.push(...syncedAfterFailure(await strace.detach()));
  }
  tally.cycles += 1;
  if (!host.isRunning) {
    broken.push('the host died of the error');
    await stage.startAgain();
  }
  broken.push(...(await stage.check()));
  try {
    broken.push(...(await stage.receives(sending)), ...(await stage.check()));
  } catch (failure) {
    broken.push(`the error was over, and yet there was no receipt: ${String(failure)}`);
  }
  tally.breaks(`${nameOf(point)}:${error}:${lasting}`, broken);
}

/** What is wrong with the answer to a photo that the disk would not take. A receipt, where there is one, must be true. */
async function answerOf(stage: Stage, sending: Sending): Promise<string[]> {
  try {
    const broken = await stage.receives(sending);
    await stage.settles();
    return broken;
  } catch (error) {
    if (!(error instanceof Refused)) return [`there was no answer: ${String(error)}`];
    const isClear = (error.status === 503 || error.status === 507) && error.code !== '';
    return isClear ? [] : [`the answer is not clear: ${error.message}`];
  }
}
