/** What was set aside because nobody knows it: counted for the owner, and kept for a month. */
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { whenMissing } from '../../disk-sync.ts';

const keptMs = 30 * 24 * 3_600_000;

export interface SetAside {
  readonly fileCount: number;
  readonly sizeBytes: number;
}

export async function countSetAside(dir: string): Promise<SetAside> {
  const found = await filesIn(dir);
  return { fileCount: found.length, sizeBytes: found.reduce((sum, { size }) => sum + size, 0) };
}

/** Takes away for good what has lain there for longer than thirty days. */
export async function clearLongSetAside(dir: string, now: number = Date.now()): Promise<void> {
  for (const { path, sinceMs } of await filesIn(dir)) {
    if (sinceMs < now - keptMs) await rm(path, { force: true, recursive: true });
  }
}

async function filesIn(dir: string): Promise<{ path: string; size: number; sinceMs: number }[]> {
  const names = (await readdir(dir).catch(whenMissing)) ?? [];
  const found = await Promise.all(
    names.map(async (name) => {
      const path = join(dir, name);
      const facts = await stat(path).catch(whenMissing);
      // Being set aside changed its name, which is what `ctime` remembers; its bytes may be much older.
      return facts === null ? [] : [{ path, size: facts.size, sinceMs: Math.max(facts.ctimeMs, facts.mtimeMs) }];
    }),
  );
  return found.flat();
}
