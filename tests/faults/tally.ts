/** What one part of the faults has seen: how much was tried, what was promised, what broke, and how to see it again. */

export interface Broken {
  readonly sentence: string;
  readonly repeat: string;
}

export class Tally {
  readonly part: string;
  readonly #seed: number;
  cycles = 0;
  receipts = 0;
  mostSentAgain = 0;
  readonly serveAgainMs: number[] = [];
  readonly notes: string[] = [];
  readonly broken: Broken[] = [];
  readonly #said = new Set<string>();

  constructor(part: string, seed: number) {
    this.part = part;
    this.#seed = seed;
  }

  /** How often something could be seen that is not whole. */
  get partials(): number {
    return this.broken.filter(({ sentence }) => sentence.includes('a partial file')).length;
  }

  get receiptsBroken(): number {
    return this.broken.filter(({ sentence }) => sentence.includes('the receipt of')).length;
  }

  /** Notes promises that did not hold at one point or cycle. */
  breaks(at: string | number, sentences: readonly string[]): void {
    const repeat = `npm run faults -- --seed ${this.#seed} --only ${this.part} --at ${at}`;
    for (const sentence of sentences) {
      // What is broken once is found by every check that follows.
      if (this.#said.has(sentence)) continue;
      this.#said.add(sentence);
      this.broken.push({ sentence, repeat });
      process.stdout.write(`  BROKEN at ${at}: ${sentence}\n    ${repeat}\n`);
    }
  }
}

/** What a part is given: where its chance comes from, how long it may take, the one point that is wanted (all where null). */
export interface Run {
  readonly seed: number;
  readonly at: string | null;
  readonly endsAtMs: number;
  readonly tally: Tally;
}

export function isOver({ endsAtMs }: Run): boolean {
  return performance.now() > endsAtMs;
}
