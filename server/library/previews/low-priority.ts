/** Steps back behind everything else on the machine: uploads and the owner's own work come first. */
import { readdir } from 'node:fs/promises';
import { constants, setPriority } from 'node:os';

/** Low enough to give way, high enough to get somewhere beside a host that is busy for an hour. */
const { PRIORITY_BELOW_NORMAL: priority } = constants.priority;

/** On Linux a priority belongs to each thread, and those that decode exist by now: each is told. */
export async function takeLowPriority(): Promise<void> {
  try {
    setPriority(priority);
    if (process.platform !== 'linux') return;
    for (const thread of await readdir('/proc/self/task')) setPriority(Number(thread), priority);
  } catch {
    // Not allowed here, or a thread ended meanwhile: previews then merely cost a little more.
  }
}
