/** What a fuzz run has found: each kind of fault once, with how often it came and the first request or picture that brought it. */

export interface Finding {
  readonly sentence: string;
  readonly example: string;
  count: number;
}

export class Findings {
  readonly #found = new Map<string, Finding>();

  /** `key` tells faults apart that read the same. */
  add(key: string, sentence: string, example: string): void {
    const known = this.#found.get(`${key} ${sentence}`);
    if (known !== undefined) {
      known.count += 1;
      return;
    }
    this.#found.set(`${key} ${sentence}`, { sentence: `${key}: ${sentence}`, example, count: 1 });
    process.stdout.write(`  FOUND ${key}: ${sentence}\n    ${example}\n`);
  }

  get all(): readonly Finding[] {
    return [...this.#found.values()];
  }
}
