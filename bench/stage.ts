/** What a run starts, and its end: processes, browsers and folders go with it, also on Ctrl-C. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export class Stage implements AsyncDisposable {
  readonly folder: string;
  readonly #ends: (() => Promise<unknown>)[] = [];

  private constructor(folder: string) {
    this.folder = folder;
    for (const signal of signals) {
      process.once(signal, () => {
        // Everything that is under way breaks now, and none of it matters.
        process.on('uncaughtException', () => undefined);
        void this[Symbol.asyncDispose]().finally(() => process.exit(128 + constants.signals[signal]));
      });
    }
  }

  static async open(): Promise<Stage> {
    return new Stage(await mkdtemp(join(tmpdir(), 'landfall-bench-')));
  }

  /** A new folder, gone with the stage. */
  async makeFolder(name: string): Promise<string> {
    const folder = await mkdtemp(join(this.folder, `${name.replaceAll(/\W+/g, '-')}-`));
    await mkdir(folder, { recursive: true });
    return folder;
  }

  /** Ends it with the stage, the latest first, or earlier by what is answered. An end may come twice. */
  owns(end: () => Promise<unknown>): () => Promise<void> {
    this.#ends.push(end);
    return async () => {
      const at = this.#ends.indexOf(end);
      if (at < 0) return;
      this.#ends.splice(at, 1);
      await end();
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (let end = this.#ends.pop(); end !== undefined; end = this.#ends.pop()) await end().catch(() => undefined);
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
