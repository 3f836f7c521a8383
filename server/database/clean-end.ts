/** The mark that a process leaves when it ends well: how its databases looked then, so that any other end, and any other hand, shows. */
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { z } from 'zod';

const MarkSchema = z.record(z.string(), z.object({ sizeBytes: z.int(), modifiedMs: z.number() }));

/** Says whether the last end was well and nobody has touched the databases since, and takes the mark away. */
export function takeCleanEnd(markPath: string, databasePaths: readonly string[]): boolean {
  const isClean = existsSync(markPath) && isAsMarked(markPath, databasePaths);
  rmSync(markPath, { force: true });
  return isClean;
}

/** To be called when the databases are closed. */
export function markCleanEnd(markPath: string, databasePaths: readonly string[]): void {
  const found = databasePaths.filter((path) => existsSync(path)).map((path) => [basename(path), lookOf(path)]);
  writeFileSync(markPath, JSON.stringify(Object.fromEntries(found)), { mode: 0o600 });
}

function isAsMarked(markPath: string, databasePaths: readonly string[]): boolean {
  try {
    const mark = MarkSchema.parse(JSON.parse(readFileSync(markPath, 'utf8')));
    return databasePaths.every((path) => {
      const marked = mark[basename(path)];
      // One that is closed has no journal: where there is one, it was copied there or left by a kill.
      if (existsSync(`${path}-wal`) || marked === undefined || !existsSync(path)) return false;
      const look = lookOf(path);
      return look.sizeBytes === marked.sizeBytes && look.modifiedMs === marked.modifiedMs;
    });
  } catch {
    // Half written, or not ours: as good as none.
    return false;
  }
}

function lookOf(path: string): { sizeBytes: number; modifiedMs: number } {
  const { size, mtimeMs } = statSync(path);
  return { sizeBytes: size, modifiedMs: mtimeMs };
}
