/** Steps back behind everything else on the machine: uploads and the owner's own work come first. */
import { readdir } from 'node:fs/promises';
import { constants, setPriority } from 'node:os';

/** The lowest still gets somewhere beside a busy host; one step higher cost the uploads of a camera roll a sixth of their speed. */
const { PRIORITY_LOW: priority } = constants.priority;

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
