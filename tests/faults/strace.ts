/** Faults in a process that runs: strace watches its system calls, and kills it or fails the call at the one that is named. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Which threads are watched: the one that runs the program (SQLite too), or all others (libuv does file work there). */
export type Thread = 'main' | 'pool';

export interface Watch {
  readonly pid: number;
  readonly thread: Thread;
  /** A question mark in front: where this processor has such a call. */
  readonly calls: readonly string[];
  /** Only calls on these files; all where not given. */
  readonly paths?: readonly string[];
  /** As strace(1) has it behind `-e inject=`; the count in it is kept for each thread and call. */
  readonly faults?: readonly string[];
}

export class Strace implements AsyncDisposable {
  readonly #child: ChildProcess;
  readonly #folder: string;

  private constructor(child: ChildProcess, folder: string) {
    this.#child = child;
    this.#folder = folder;
  }

  /** Whether strace is there and may watch another process. */
  static canWatch(): boolean {
    if (process.platform !== 'linux') return false;
    try {
      execFileSync('strace', ['-qq', '-o', '/dev/null', 'true'], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  }

  /** Resolves once every thread is watched. Dispose of it to let go of the process. */
  static async attach({ pid, thread, calls, paths = [], faults = [] }: Watch): Promise<Strace> {
    const folder = await mkdtemp(join(tmpdir(), 'landfall-strace-'));
    const threads = (await readdir(`/proc/${pid}/task`)).filter((tid) => (tid === `${pid}`) === (thread === 'main'));
    const child = spawn(
      'strace',
      [
        ...threads.flatMap((tid) => ['-p', tid]),
        ...paths.flatMap((path) => ['-P', path]),
        '-y',
        '-s0',
        `-o${join(folder, 'calls')}`,
        `-etrace=${calls.join(',')}`,
        ...faults.map((fault) => `-einject=${fault}`),
      ],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    let said = '';
    await new Promise<void>((resolve, reject) => {
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        if (said.split(' attached').length > threads.length) resolve();
      });
      child.once('exit', () => reject(new Error(`strace ended: ${said}`)));
      child.once('error', reject);
    });
    return new Strace(child, folder);
  }

  /** Lets go of the process and answers the calls that were seen, a line each. */
  async detach(): Promise<string[]> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      const gone = once(this.#child, 'exit');
      this.#child.kill('SIGINT');
      await gone;
    }
    const text = await readFile(join(this.#folder, 'calls'), 'utf8');
    return text.split('\n').filter((line) => line !== '');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.detach();
    await rm(this.#folder, { recursive: true });
  }
}
