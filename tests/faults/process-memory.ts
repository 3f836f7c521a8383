/** How much memory a process holds: before, at the most, after. */
import { readFile, writeFile } from 'node:fs/promises';

export class ProcessMemory {
  readonly #pid: number;
  readonly #beforeKib: number;

  private constructor(pid: number, beforeKib: number) {
    this.#pid = pid;
    this.#beforeKib = beforeKib;
  }

  /** Measures from now on. */
  static async of(pid: number): Promise<ProcessMemory> {
    // Linux, proc(5): 5 sets the peak back to what is held now.
    await writeFile(`/proc/${pid}/clear_refs`, '5');
    return new ProcessMemory(pid, await field(pid, 'VmRSS'));
  }

  async peakMib(): Promise<number> {
    return (await field(this.#pid, 'VmHWM')) / 1024;
  }

  async report(): Promise<string> {
    const after = await field(this.#pid, 'VmRSS');
    const [before, peak, now] = [this.#beforeKib, (await this.peakMib()) * 1024, after].map((kib) =>
      Math.round(kib / 1024),
    );
    return `${before} -> at the most ${peak} -> ${now} MiB`;
  }
}

async function field(pid: number, name: string): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]);
}
