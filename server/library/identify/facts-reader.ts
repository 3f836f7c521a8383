/** Asks the worker thread for facts, one file at a time, and replaces it when it hangs or dies. */
import type { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { scriptBeside, startThread } from '../thread.ts';
import type { FileType } from './file-type.ts';
import type { FoundFacts } from './found-facts.ts';
import { FoundFactsSchema, noFacts } from './found-facts.ts';

export interface FactsQuestion {
  readonly id: number;
  readonly path: string;
  readonly type: FileType;
}

const FactsAnswerSchema = z.object({ id: z.int(), facts: FoundFactsSchema });
export type FactsAnswer = z.infer<typeof FactsAnswerSchema>;

/** The slowest honest file takes a tenth of this, on a busy laptop. */
const timeLimitMs = 5_000;

/** Enough for the index of a film of hours; a hostile one meets the wall here and not in the host's heap. */
const resourceLimits = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 };

const startAheadMs = 1_500;

const script = scriptBeside(import.meta.url, 'facts-worker');

export class FactsReader {
  #worker: Promise<Worker> | null = null;
  /** Started ahead, so that the first photo does not wait for it, but not in the way of the host's own start. */
  readonly #ahead = setTimeout(() => {
    this.#worker ??= this.#start();
  }, startAheadMs).unref();
  #lastId = 0;
  #turn: Promise<unknown> = Promise.resolve();

  /** A file that hangs or kills the worker has no facts. Rejects only if no worker can be started at all. */
  read(path: string, type: FileType): Promise<FoundFacts> {
    const facts = this.#turn.then(() => this.#ask(path, type));
    this.#turn = facts.catch(() => undefined);
    return facts;
  }

  async close(): Promise<void> {
    clearTimeout(this.#ahead);
    await this.#turn;
    const worker = await this.#worker?.catch(() => null);
    await worker?.terminate();
  }

  #start(): Promise<Worker> {
    const starting = startThread(script, resourceLimits);
    const forget = (): void => {
      if (this.#worker === starting) this.#worker = null;
    };
    // Whoever asks next hears of a failed start; a worker may also break later, with nobody asking.
    starting.then((worker) => worker.on('error', forget).on('exit', forget), forget);
    return starting;
  }

  async #ask(path: string, type: FileType): Promise<FoundFacts> {
    this.#lastId += 1;
    const id = this.#lastId;
    this.#worker ??= this.#start();
    const worker = await this.#worker;
    return await new Promise((resolve) => {
      const settle = (facts: FoundFacts): void => {
        clearTimeout(limit);
        worker.off('message', hear).off('error', giveUp).off('exit', giveUp);
        resolve(facts);
      };
      const giveUp = (): void => {
        this.#worker = null;
        void worker.terminate();
        settle(noFacts);
      };
      const hear = (message: unknown): void => {
        const answer = FactsAnswerSchema.safeParse(message);
        if (answer.success && answer.data.id !== id) return;
        settle(answer.data?.facts ?? noFacts);
      };
      const limit = setTimeout(giveUp, timeLimitMs);
      worker.on('message', hear).on('error', giveUp).on('exit', giveUp);
      worker.postMessage({ id, path, type } satisfies FactsQuestion, []);
    });
  }
}
