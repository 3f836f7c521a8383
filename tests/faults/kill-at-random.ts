/** kill -9 at any time while four photos are on their way, again and again on the same data. */
import { setTimeout } from 'node:timers/promises';
import { Crowd } from './crowd.ts';
import { Random } from './random.ts';
import { Stage } from './stage.ts';
import { isOver, type Run } from './tally.ts';

/** Each check reads the whole library again: a new one is begun before that takes longer than the cycles. */
const cyclesOfOneLibrary = 20;

export async function killAtRandom(run: Run, cycles = Number.POSITIVE_INFINITY): Promise<void> {
  const { tally, seed, at } = run;
  const first = at === null ? 0 : Number(at);
  const last = at === null ? cycles : first + 1;
  for (let cycle = first; cycle < last && !isOver(run); ) {
    await using stage = await Stage.open(tally);
    const end = Math.min(last, cycle + cyclesOfOneLibrary);
    const crowd = new Crowd(stage, Random.of(seed, 'random-kill', cycle, 'photos'), 4);
    for (; cycle < end && !isOver(run); cycle += 1) {
      await setTimeout(Random.of(seed, 'random-kill', cycle).fraction() * 2000);
      const broken: string[] = [];
      const away = (async () => {
        await stage.host.kill();
        await stage.startAgain();
        broken.push(...(await stage.check()));
      })();
      crowd.isAwayDuring(away);
      await away;
      tally.cycles += 1;
      tally.breaks(cycle, [...broken, ...crowd.broken.splice(0)]);
    }
    await crowd.ends();
    tally.breaks(cycle - 1, [...(await stage.check()), ...crowd.broken]);
  }
}
