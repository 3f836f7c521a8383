/** What the host writes about itself: one line of JSON each, to the terminal and to files that rotate; no secret, file name or place. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Logger, multistream, pino } from 'pino';
import roll from 'pino-roll';
import { quiet, quietError } from './quiet-log.ts';

/** With the one that is written to, about 25 MB. */
const filesKept = 4;
const usualFileBytes = 5_000_000;

export class HostLog {
  readonly logger: Logger;
  readonly #streams: ReturnType<typeof multistream>;
  readonly #isVerbose: boolean;

  /** `isVerbose` tells more, and names files; secrets it never names. To the terminal, from warnings on. */
  constructor({
    isVerbose,
    terminal = pino.destination(2),
  }: { isVerbose: boolean; terminal?: pino.DestinationStream }) {
    this.#isVerbose = isVerbose;
    this.#streams = multistream([{ level: isVerbose ? 'debug' : 'warn', stream: terminal }]);
    const error = (thrown: unknown): object => quietError(thrown, isVerbose);
    this.logger = pino(
      {
        level: isVerbose ? 'debug' : 'info',
        base: null,
        serializers: { error, err: error },
        formatters: { log: (line) => quiet(line, isVerbose) },
      },
      this.#streams,
    );
  }

  /** Also to `landfall.<n>.log` in this folder, readable by the owner alone. What cannot be written there is let go. */
  async keepIn(dir: string, fileBytes = usualFileBytes): Promise<void> {
    await mkdir(dir, { recursive: true, mode: 0o700 });
    const stream = await roll({
      file: join(dir, 'landfall'),
      extension: '.log',
      size: `${Math.ceil(fileBytes / 1000)}k`,
      limit: { count: filesKept, removeOtherLogFiles: true },
      mode: 0o600,
      // A crash loses no line; there are few.
      sync: true,
    });
    stream.on('error', () => undefined);
    this.#streams.add({ level: this.#isVerbose ? 'debug' : 'info', stream });
  }
}
