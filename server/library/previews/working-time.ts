/** Hides how long a child has worked: one of lowest priority on a busy machine may wait for minutes and have done next to nothing. */
import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** The kernel counts in hundredths of a second on every architecture that Node runs on. */
const msPerTick = 10;
/** Where the system does not say how long a child has worked, and for one that works on nothing: this often its time, by the clock. */
const patience = 8;
const lookEveryMs = 500;

/** Calls `over` once `child` has worked for `limitMs` from now, in all its threads; at the latest after eight times as long. */
export function atMost(child: ChildProcess, limitMs: number, over: () => void): { lift(): void } {
  const startedAtMs = performance.now();
  const workedBefore = workedMs(child.pid);
  const look = setInterval(
    () => {
      const now = workedMs(child.pid);
      const hasWorked = workedBefore !== null && now !== null && now - workedBefore >= limitMs;
      if (!hasWorked && performance.now() - startedAtMs < limitMs * patience) return;
      clearInterval(look);
      over();
    },
    Math.min(lookEveryMs, limitMs),
  );
  return { lift: () => clearInterval(look) };
}

/** Processor time of all threads of a process, without its children; null where the system does not say. */
export function workedMs(pid: number | undefined): number | null {
  if (process.platform !== 'linux' || pid === undefined) return null;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name stands in brackets and may hold spaces; fields 14 and 15 are user and system time (proc(5)).
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * msPerTick;
  } catch {
    return null;
  }
}
