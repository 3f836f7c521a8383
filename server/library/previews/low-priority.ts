/** Steps back behind everything else on the machine: uploads and the owner's own work come first. */
import { readdir, writeFile } from 'node:fs/promises';
import { constants, setPriority } from 'node:os';

/** The lowest still gets somewhere beside a busy host; one step higher cost the uploads of a camera roll a sixth of their speed. */
const { PRIORITY_LOW: priority } = constants.priority;

/** On Linux a priority belongs to each thread, and those that decode exist by now: each is told. */
export async function takeLowPriority(): Promise<void> {
  try {
    setPriority(priority);
    if (process.platform !== 'linux') return;
    // oom_score_adj(5): where memory runs out it is this process that ends, and not the host.
    await writeFile('/proc/self/oom_score_adj', '1000');
    for (const thread of await readdir('/proc/self/task')) setPriority(Number(thread), priority);
  } catch {
    // Not allowed here, or a thread ended meanwhile: previews then merely cost a little more.
  }
}
