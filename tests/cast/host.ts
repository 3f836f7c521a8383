/** Hides the process: the real program, on a temporary folder and free ports, as a person would start it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

const LaunchSchema = z.object({
  pid: z.int(),
  consoleUrl: z.url(),
  httpsUrl: z.url(),
  launchKey: z.string(),
});
export type Launch = z.infer<typeof LaunchSchema>;

const program = join(import.meta.dirname, '..', '..', 'dist', 'server', 'main.js');

/** Landfall's own variables of the one who runs the tests are kept out; nothing is announced on the network. */
const environment = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('LANDFALL_'))),
  LANDFALL_MDNS: 'off',
};

export interface HostOptions {
  /** More flags, after those that keep the host to itself. */
  readonly flags?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly dataDir?: string;
  /** The address that the code carries; null leaves the choice to the host. */
  readonly address?: string | null;
}

export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

export class Host implements AsyncDisposable {
  readonly folder: string;
  readonly dataDir: string;
  readonly certsDir: string;
  readonly #args: readonly string[];
  readonly #env: Readonly<Record<string, string>>;
  #child: ChildProcess | null = null;
  #log = '';

  private constructor(folder: string, dataDir: string, args: readonly string[], env: Readonly<Record<string, string>>) {
    this.folder = folder;
    this.dataDir = dataDir;
    this.certsDir = join(folder, 'certs');
    this.#args = args;
    this.#env = env;
  }

  /** Starts a host of its own and waits until it answers. Rejects with its log where it ends instead. */
  static async start({ flags = [], env = {}, dataDir, address = '127.0.0.1' }: HostOptions = {}): Promise<Host> {
    const folder = await mkdtemp(join(tmpdir(), 'landfall-host-'));
    const [port, consolePort] = await Promise.all([freePort(), freePort()]);
    const own = [
      ...(address === null ? [] : ['--address', address]),
      '--name',
      'Study laptop',
      '--port',
      `${port}`,
      '--console-port',
      `${consolePort}`,
    ];
    const host = new Host(folder, dataDir ?? join(folder, 'data'), [...own, ...flags], env);
    try {
      await host.start();
    } catch (error) {
      await host[Symbol.asyncDispose]();
      throw error;
    }
    return host;
  }

  /** Everything written so far, over all starts. */
  get log(): string {
    return this.#log;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  get isRunning(): boolean {
    return this.#child !== null && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Resolves when it has ended, whoever ended it. */
  async ended(): Promise<void> {
    if (this.#child !== null && this.isRunning) await once(this.#child, 'exit');
  }

  /** Starts it again: same folders, same ports. */
  async start(): Promise<void> {
    const child = spawn(
      process.execPath,
      [program, '--data', this.dataDir, '--certs', this.certsDir, '--no-open', ...this.#args],
      { cwd: this.folder, env: { ...environment, ...this.#env }, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    this.#child = child;
    const ended = once(child, 'exit').then(([code]) => {
      throw new Error(`the host ended with ${String(code)}:\n${this.#log}`);
    });
    const said = new Promise<void>((resolve) => {
      let output = '';
      const hear = (text: string): void => {
        this.#log += text;
        output += text;
        // The console's link is the last thing to be ready.
        if (/http:\/\/localhost:\d+/.test(output)) resolve();
      };
      child.stdout.setEncoding('utf8').on('data', hear);
      child.stderr.setEncoding('utf8').on('data', hear);
    });
    await Promise.race([said, ended]);
    ended.catch(() => undefined);
  }

  /** What the running host wrote about itself. The key in it opens the console once. */
  async launch(): Promise<Launch> {
    return LaunchSchema.parse(JSON.parse(await readFile(join(this.dataDir, '.landfall', 'launch.json'), 'utf8')));
  }

  /** Asks it to stop, as Ctrl-C does, and waits until it has. */
  stop(): Promise<Ended> {
    return this.#end('SIGTERM');
  }

  /** As a power cut would. */
  kill(): Promise<Ended> {
    return this.#end('SIGKILL');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill();
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  async #end(signal: NodeJS.Signals): Promise<Ended> {
    const child = this.#child;
    this.#child = null;
    if (child === null) return { code: null, output: this.#log };
    if (child.exitCode === null && child.signalCode === null) {
      const exit = once(child, 'exit');
      child.kill(signal);
      await exit;
    }
    return { code: child.exitCode, output: this.#log };
  }
}

/** Runs the program to its end: for commands, wrong flags and starts that refuse. */
export async function runLandfall(
  args: readonly string[],
  options: { env?: Record<string, string>; uid?: number } = {},
): Promise<Ended> {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: tmpdir(),
    env: { ...environment, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.uid }),
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
  await once(child, 'close');
  return { code: child.exitCode, output };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
