/** Asks the thread that knows the world, starts it when it is needed, and lets it go when it is not. */
import type { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { Place } from '../../../protocol/photo.ts';
import { scriptBeside, startThread } from '../thread.ts';

export interface PlaceQuestion {
  readonly id: number;
  readonly places: readonly Place[];
}

const PlaceNameSchema = z.object({ country: z.string().length(2).nullable(), city: z.string().max(200).nullable() });
/** Both null at sea. */
export type PlaceName = z.infer<typeof PlaceNameSchema>;
const AnswerSchema = z.object({ id: z.int(), names: z.array(PlaceNameSchema) });

const idleMs = 20_000;
const timeLimitMs = 60_000;
const resourceLimits = { maxOldGenerationSizeMb: 256 };
const script = scriptBeside(import.meta.url, 'places-worker');

export class PlaceNames {
  #worker: Promise<Worker> | null = null;
  #lastId = 0;
  #letGo: NodeJS.Timeout | undefined;

  /** One for each, in order. Rejects where the thread cannot be started, breaks, or never answers. */
  async of(places: readonly Place[]): Promise<PlaceName[]> {
    clearTimeout(this.#letGo);
    this.#worker ??= startThread(script, resourceLimits);
    try {
      const worker = await this.#worker;
      return await this.#ask(worker, places);
    } catch (error) {
      await this.close();
      throw error;
    } finally {
      this.#letGo = setTimeout(() => void this.close(), idleMs).unref();
    }
  }

  async close(): Promise<void> {
    clearTimeout(this.#letGo);
    const worker = await this.#worker?.catch(() => null);
    this.#worker = null;
    await worker?.terminate();
  }

  #ask(worker: Worker, places: readonly Place[]): Promise<PlaceName[]> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      const settle = (error: Error | null, names: PlaceName[] = []): void => {
        clearTimeout(limit);
        worker.off('message', hear).off('error', settle).off('exit', ended);
        if (error === null) resolve(names);
        else reject(error);
      };
      const hear = (message: unknown): void => {
        const answer = AnswerSchema.safeParse(message);
        if (answer.data?.id === id && answer.data.names.length === places.length) settle(null, answer.data.names);
      };
      const ended = (): void => settle(new Error('the thread that names places has ended'));
      const limit = setTimeout(() => settle(new Error('places were not named in time')), timeLimitMs).unref();
      worker.on('message', hear).on('error', settle).on('exit', ended);
      worker.postMessage({ id, places } satisfies PlaceQuestion, []);
    });
  }
}
