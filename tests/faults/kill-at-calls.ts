/** kill -9 at every system call of the accept path: whatever was promised stays true, and the photo goes on to its receipt. */
import { nameOf, type Point, pointNamed, pointsOf, prepare, WaySchema, watch } from './acceptance.ts';
import { Random } from './random.ts';
import { Stage } from './stage.ts';
import { isOver, type Run } from './tally.ts';

export async function killAtCalls(run: Run): Promise<void> {
  const { tally, seed, at } = run;
  await using stage = await Stage.open(tally);
  const random = Random.of(seed, 'kill-at-calls');
  const points = at === null ? random.shuffled(await allPoints(stage, random)) : [pointNamed(at)];
  let struck = 0;
  for (const point of points) {
    if (isOver(run)) break;
    if (!(await killAt(stage, point, random))) continue;
    struck += 1;
    const { way, thread, call, count } = point;
    const isLast = !points.some((other) => other.count > count && nameOf({ ...other, count }) === nameOf(point));
    // The calls are not the same each time: as long as the last one was reached there may be another.
    if (isLast && at === null && count < 60) points.push({ way, thread, call, count: count + 1 });
  }
  tally.notes.push(`killed at ${struck} of ${points.length} calls`);
  tally.breaks(at ?? '', await stage.check());
}

async function allPoints(stage: Stage, random: Random): Promise<Point[]> {
  const points: Point[] = [];
  for (const way of WaySchema.options)
    for (const thread of ['main', 'pool'] as const) points.push(...(await pointsOf(stage, way, thread, random)));
  return points;
}

/** Answers whether the call was reached, and so the host killed. What was broken is noted. */
export async function killAt(stage: Stage, point: Point, random: Random): Promise<boolean> {
  const { tally, host } = stage;
  const sending = await prepare(stage, point.way, random);
  const broken: string[] = [];
  {
    await using strace = await watch(stage, point, sending, `signal=SIGKILL:when=${point.count}`);
    try {
      broken.push(...(await stage.receives(sending)));
      await stage.settles();
      await strace.detach();
    } catch (error) {
      // A host that was killed gives no answer. Any other reason would be one to look at.
      if (host.isRunning) await Promise.race([host.ended(), stage.settles()]);
      if (host.isRunning) throw error;
    }
  }
  const wasKilled = !host.isRunning;
  if (wasKilled) {
    tally.cycles += 1;
    await stage.startAgain();
    broken.push(...(await stage.check()));
  }
  broken.push(...(await stage.receives(sending)), ...(await stage.check()));
  tally.breaks(nameOf(point), broken);
  return wasKilled;
}
