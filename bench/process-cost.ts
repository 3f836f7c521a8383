/** What a process has cost, as Linux counts it; null elsewhere. */
import { readFileSync, writeFileSync } from 'node:fs';
import { workedMs } from '../server/library/previews/working-time.ts';

/** Seconds of processor time in all its threads, without its children. */
export function cpuSeconds(pid: number): number | null {
  const ms = workedMs(pid);
  return ms === null ? null : ms / 1000;
}

/** The most memory it has held since `forgetPeakMemory`, in bytes. */
export function peakMemory(pid: number): number | null {
  return statusBytes(pid, 'VmHWM');
}

/** What it holds now, in bytes. */
export function memoryNow(pid: number): number | null {
  return statusBytes(pid, 'VmRSS');
}

/** What it holds now and shares with no other, in bytes. */
export function ownMemory(pid: number): number | null {
  return statusBytes(pid, 'RssAnon');
}

export function forgetPeakMemory(pid: number): void {
  try {
    writeFileSync(`/proc/${pid}/clear_refs`, '5');
  } catch {
    // Not Linux, or not ours: the peak is then that of its whole life.
  }
}

function statusBytes(pid: number, name: string): number | null {
  const [, kilobytes] = new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(read(`/proc/${pid}/status`) ?? '') ?? [];
  return kilobytes === undefined ? null : Number(kilobytes) * 1024;
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
