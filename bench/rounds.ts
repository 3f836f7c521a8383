/** Every contender once a round, each round beginning with another one, until the rounds or the time are over. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Series } from './quantile.ts';

export class Rounds {
  readonly #count: number;
  readonly #endsAtMs: number;

  constructor(count: number, minutes: number) {
    this.#count = count;
    this.#endsAtMs = performance.now() + minutes * 60_000;
  }

  /** `turn` runs one contender once. The first round of anything is run, however late it is. */
  async run<C extends { readonly name: string }, M>(
    contenders: readonly C[],
    turn: (contender: C) => Promise<M>,
  ): Promise<Series<M>[]> {
    const series = contenders.map(({ name }) => ({ name, rounds: new Array<M>() }));
    for (let round = 0; round < this.#count; round++) {
      if (round > 0 && performance.now() > this.#endsAtMs) {
        console.log(`(time is up after ${round} of ${this.#count} rounds)`);
        break;
      }
      for (const index of turns(contenders.length, round)) {
        const contender = contenders[index];
        if (contender === undefined) continue;
        series[index]?.rounds.push(await turn(contender));
        // Nobody pays for what the one before left to be written.
        await promisify(execFile)('sync').catch(() => undefined);
      }
    }
    return series;
  }
}

/** `turns(3, 1)` is 1, 2, 0. */
export function turns(count: number, round: number): number[] {
  return Array.from({ length: count }, (_, index) => (index + round) % count);
}
