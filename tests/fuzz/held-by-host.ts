/** What a host holds while it runs: memory, descriptors, sockets, locks; as a table over time, and whether any of it grows. */
import { readdir, readFile, readlink } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';

interface Held {
  readonly seconds: number;
  readonly rssMib: number;
  readonly descriptors: number;
  readonly sockets: number;
  readonly locks: number;
  readonly parts: number;
}

const lookEveryMs = 10_000;
const barWidth = 40;

export class HeldByHost {
  readonly #pid: number;
  readonly #beganAtMs = performance.now();
  readonly #looks: Held[] = [];

  constructor(pid: number) {
    this.#pid = pid;
  }

  async watch(untilMs: number): Promise<void> {
    while (performance.now() < untilMs) {
      await this.look();
      await setTimeout(Math.max(0, Math.min(lookEveryMs, untilMs - performance.now())));
    }
  }

  async look(): Promise<void> {
    const status = await readFile(`/proc/${this.#pid}/status`, 'utf8');
    const names = await readdir(`/proc/${this.#pid}/fd`);
    const links = await Promise.all(names.map((name) => readlink(`/proc/${this.#pid}/fd/${name}`).catch(() => '')));
    const locks = (await readFile('/proc/locks', 'utf8')).split('\n').filter((line) => line.includes(` ${this.#pid} `));
    this.#looks.push({
      seconds: Math.round((performance.now() - this.#beganAtMs) / 1000),
      rssMib: Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024),
      descriptors: links.length,
      sockets: links.filter((link) => link.startsWith('socket:')).length,
      locks: locks.length,
      parts: links.filter((link) => link.includes('/incoming/')).length,
    });
  }

  /** Sentences about what is held at the end, when nobody asks for anything, and was not at the beginning. */
  growth(): string[] {
    const [first, last] = [this.#looks[0], this.#looks.at(-1)];
    if (first === undefined || last === undefined) return [];
    const grown: string[] = [];
    // What Node and the databases keep for themselves once they have worked.
    if (last.descriptors > first.descriptors + 30)
      grown.push(`${last.descriptors} descriptors at rest, ${first.descriptors} at first`);
    if (last.sockets > first.sockets + 10) grown.push(`${last.sockets} sockets at rest, ${first.sockets} at first`);
    if (last.locks > first.locks + 4) grown.push(`${last.locks} locks at rest, ${first.locks} at first`);
    if (last.parts > 0) grown.push(`${last.parts} parts are still open`);
    const settled = this.#looks.filter(({ seconds }) => seconds > last.seconds / 4);
    const half = Math.floor(settled.length / 2);
    const [before, after] = [median(settled.slice(0, half)), median(settled.slice(half))];
    if (after > before * 1.2 + 20) grown.push(`memory went from ${before} to ${after} MiB`);
    return grown;
  }

  /** A line for each look, and a bar for its memory. */
  graph(): string {
    const most = Math.max(...this.#looks.map(({ rssMib }) => rssMib));
    const lines = this.#looks.map(
      ({ seconds, rssMib, descriptors, sockets, locks, parts }) =>
        `${[seconds, rssMib, descriptors, sockets, locks, parts].map((one) => String(one).padStart(6)).join(' ')}  ${'#'.repeat(Math.round((rssMib / most) * barWidth))}`,
    );
    return ['     s    MiB    fds  socks  locks  parts  memory', ...lines].join('\n');
  }
}

function median(looks: readonly Held[]): number {
  const sorted = looks.map(({ rssMib }) => rssMib).toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
