/** The model test for as long as it is let: each cycle is a hundred schedules from a seed of its own. */
import { modelHolds } from '../model/model.ts';
import { Random } from './random.ts';
import { isOver, type Run } from './tally.ts';

const schedules = 100;

export async function model(run: Run): Promise<void> {
  const { tally, seed, at } = run;
  for (let cycle = at === null ? 0 : Number(at); !isOver(run) || tally.cycles === 0; cycle += 1) {
    try {
      await modelHolds({ seed: Random.of(seed, 'model', cycle).whole(0, 2 ** 31 - 1), runs: schedules });
    } catch (error) {
      tally.breaks(cycle, [error instanceof Error ? error.message : String(error)]);
    }
    tally.cycles += 1;
    if (at !== null) break;
  }
  tally.notes.push(`${tally.cycles * schedules} schedules`);
}
