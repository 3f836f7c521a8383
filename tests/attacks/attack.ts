/** What one row of the tables is: the attack’s numbers in SAFETY §2, what is done, and the doing, which expects what must come of it. */
import type { Scene } from './scene.ts';

export interface Attack {
  readonly numbers: readonly number[];
  readonly what: string;
  readonly act: (scene: Scene) => Promise<void>;
}

/** Many small rounds: few in the tests that always run, all of them with LANDFALL_ATTACKS=all. */
export function rounds(few: number, all: number): number {
  return process.env['LANDFALL_ATTACKS'] === 'all' ? all : few;
}
