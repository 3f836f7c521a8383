/** One of the small servers in ../servers, in a process of its own, so that it can be measured, and killed, alone. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { z } from 'zod';
import type { Stage } from '../stage.ts';

const ReadySchema = z.object({ port: z.int().positive() });

export class ChildServer {
  readonly #program: string;
  readonly #folder: string;
  #child: ChildProcess | null = null;
  #port = 0;

  private constructor(program: string, folder: string) {
    this.#program = program;
    this.#folder = folder;
  }

  /** Starts `servers/<program>.ts` on a folder of its own, for as long as the stage stands. */
  static async start(program: string, stage: Stage): Promise<ChildServer> {
    const server = new ChildServer(program, await stage.makeFolder(program));
    stage.owns(() => server.kill());
    await mkdir(server.store);
    await writeIdentity(server.#folder);
    await server.start();
    return server;
  }

  /** Where it keeps what it was sent. */
  get store(): string {
    return join(this.#folder, 'store');
  }

  get origin(): string {
    return `https://127.0.0.1:${this.#port}`;
  }

  get pid(): number {
    const pid = this.#child?.pid;
    if (pid === undefined) throw new Error(`${this.#program} does not run`);
    return pid;
  }

  /** Starts it again, on the same folder and another port. */
  async start(): Promise<void> {
    const script = join(import.meta.dirname, '..', 'servers', `${this.#program}.ts`);
    const child = fork(script, [this.#folder], { execArgv: ['--import', 'tsx'] });
    this.#child = child;
    const ended = once(child, 'exit').then(([code]) =>
      Promise.reject(new Error(`${this.#program} ended with ${String(code)}`)),
    );
    ended.catch(() => undefined);
    const [ready] = await Promise.race([once(child, 'message'), ended]);
    this.#port = ReadySchema.parse(ready).port;
  }

  /** As a power cut would. */
  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    await exit;
  }

  async emptyStore(): Promise<void> {
    await rm(this.store, { recursive: true });
    await mkdir(this.store);
  }
}

/** Writes `tls.key` and `tls.crt` for localhost. */
export async function writeIdentity(folder: string): Promise<void> {
  const made = await generate([{ name: 'commonName', value: 'localhost' }], { keyType: 'ec', algorithm: 'sha256' });
  await writeFile(join(folder, 'tls.key'), made.private);
  await writeFile(join(folder, 'tls.crt'), made.cert);
}
