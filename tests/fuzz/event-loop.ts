/** How long the host's event loop was held up, measured inside of its process by Node and written to a file from there. */
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';

const DelaysSchema = z.object({ p50: z.number(), p99: z.number(), most: z.number() });
export type Delays = z.infer<typeof DelaysSchema>;

export class EventLoop {
  readonly #path = join(tmpdir(), `landfall-loop-${process.pid}-${performance.now()}.json`);

  /** For the environment of the host: Node loads the watch before the program. */
  get env(): Record<string, string> {
    const watch = pathToFileURL(join(import.meta.dirname, 'watch-event-loop.mjs')).href;
    return { NODE_OPTIONS: `--import ${watch}`, FUZZ_EVENT_LOOP: this.#path };
  }

  /** In milliseconds, of all since the host began to listen; null where nothing was measured. */
  async delays(): Promise<Delays | null> {
    const text = await readFile(this.#path, 'utf8').catch(() => null);
    return text === null ? null : DelaysSchema.parse(JSON.parse(text));
  }
}
