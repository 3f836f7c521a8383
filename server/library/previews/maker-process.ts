/** The preview maker as the host sees it: started when needed, asked, killed when it hangs, replaced when it dies. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { usualMemoryBytes, withinMemory } from '../within-memory.ts';
import type { PreviewAnswer, PreviewRequest, PreviewSource, PreviewWanted } from './preview-request.ts';
import { PreviewAnswerSchema } from './preview-request.ts';
import { atMost } from './working-time.ts';

/** `lost`: the child went down with this job in it, killed for taking too long or for another reason. */
export type MakerOutcome = PreviewAnswer['result'] | { readonly outcome: 'lost'; readonly reason: string };

const broken = { outcome: 'lost', reason: 'its decoder broke' } as const;

/** Above this the child has decoded something big in memory that it cannot give back. */
const tiredBytes = 640 * 1024 * 1024;

// The child runs from source in development and tests, and built in use.
const script = fileURLToPath(
  new URL(`./preview-maker.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url),
);

export class MakerProcess {
  readonly #memoryBytes: number;
  #starting: Promise<ChildProcess> | null = null;
  /** From the moment it is there, long before it answers: it has the lowest priority, and nobody stops for it. */
  #child: ChildProcess | null = null;
  #rssBytes = 0;
  #lastId = 0;
  readonly #waiting = new Map<
    number,
    { readonly child: ChildProcess; readonly hear: (outcome: MakerOutcome) => void }
  >();

  /** `memoryBytes`: of the child; what it cannot have for a picture is no picture (SAFETY 27 to 35). */
  constructor(memoryBytes = usualMemoryBytes) {
    this.#memoryBytes = memoryBytes;
  }

  /** True when it should be stopped as soon as it has nothing to do. */
  get isTired(): boolean {
    return this.#rssBytes > tiredBytes;
  }

  /** Rejects only if the child cannot be started, which is no fault of any picture. */
  async make(source: PreviewSource, wanted: PreviewWanted, limitMs: number): Promise<MakerOutcome> {
    this.#starting ??= this.#start();
    const starting = this.#starting;
    const child = await starting.catch((error: unknown) => {
      if (this.#starting === starting) this.#starting = null;
      throw error;
    });
    this.#lastId += 1;
    const id = this.#lastId;
    return await new Promise((resolve) => {
      const limit = atMost(child, limitMs, () => {
        this.#settle(id, { outcome: 'lost', reason: `gave up after ${limitMs} ms` });
        this.#leave(child);
        end(child);
      });
      const hear = (outcome: MakerOutcome): void => {
        limit.lift();
        resolve(outcome);
      };
      this.#waiting.set(id, { child, hear });
      // A child that died a moment ago cannot be told; its exit settles the job.
      child.send({ id, source, wanted } satisfies PreviewRequest, () => undefined);
      if (child.exitCode !== null || child.signalCode !== null) this.#settle(id, broken);
    });
  }

  /** Kills the child; the next job starts another. */
  stop(): void {
    if (this.#child !== null) end(this.#child);
    this.#child = null;
    this.#starting = null;
    this.#rssBytes = 0;
  }

  async #start(): Promise<ChildProcess> {
    const { program, args } = withinMemory(this.#memoryBytes, process.execPath, process.execArgv);
    const child = fork(script, {
      execPath: program,
      execArgv: args,
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#child = child;
    let lastWords = '';
    child.stderr?.on('data', (words: Buffer) => {
      lastWords = `${lastWords}${words.toString()}`.slice(-2_000);
    });
    await new Promise<void>((resolve, reject) => {
      child.once('message', () => resolve());
      child.once('exit', () => reject(new Error(`The preview maker did not start: ${lastWords}`)));
      child.once('error', reject);
    });
    child.on('message', (message: unknown) => {
      const answer = PreviewAnswerSchema.safeParse(message).data;
      if (answer === undefined) return;
      this.#rssBytes = answer.rssBytes;
      this.#settle(answer.id, answer.result);
    });
    child.on('error', () => undefined);
    child.once('exit', () => {
      this.#leave(child);
      for (const [id, waiting] of this.#waiting) if (waiting.child === child) this.#settle(id, broken);
    });
    // The host may end without waiting for it: it ends itself when its line to the host is cut.
    child.unref();
    child.channel?.unref();
    return child;
  }

  #settle(id: number, outcome: MakerOutcome): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    waiting?.hear(outcome);
  }

  /** It is gone, or on its way: whatever comes next gets another, and is not taken for what broke this one. */
  #leave(child: ChildProcess): void {
    if (this.#child !== child) return;
    this.#child = null;
    this.#starting = null;
    this.#rssBytes = 0;
  }
}

/** Its end is waited for, though it is not: a host with nothing else left to do would be gone before its jobs are settled. */
function end(child: ChildProcess): void {
  child.ref();
  child.kill('SIGKILL');
}
