/** Reads what strace wrote: how often each call was made, and whether a descriptor was synced again after its sync had failed. */

const begun = /^(?:(\d+) +)?(\w+)\((?:(\d+)<([^>]*)>)?/;
const ended = /^(?:(\d+) +)?<\.\.\. (\w+) resumed>/;

/** How often each call was made, by the thread that made it most often. */
export function countCalls(lines: readonly string[]): Map<string, number> {
  const byThread = new Map<string, number>();
  const most = new Map<string, number>();
  for (const line of lines) {
    const [, thread = '', call] = begun.exec(line) ?? [];
    if (call === undefined) continue;
    const count = (byThread.get(`${thread} ${call}`) ?? 0) + 1;
    byThread.set(`${thread} ${call}`, count);
    most.set(call, Math.max(count, most.get(call) ?? 0));
  }
  return most;
}

/**
 * Syncs of a descriptor whose sync had failed before, a sentence each: Linux says EIO once and then forgets the lost pages.
 * SQLite's own files are left out: it writes the pages of a failed commit again before it syncs again.
 */
export function syncedAfterFailure(lines: readonly string[]): string[] {
  const failed = new Set<string>();
  const syncing = new Map<string, string>();
  const faults: string[] = [];
  for (const line of lines) {
    const [, thread = '', call, descriptor, path = ''] = begun.exec(line) ?? [];
    const resumed = ended.exec(line);
    if (call === 'close' && descriptor !== undefined) failed.delete(descriptor);
    const isSync = (call === 'fsync' || call === 'fdatasync') && !/\.db(-wal|-journal)?$/.test(path);
    if (isSync && descriptor !== undefined) {
      if (failed.has(descriptor)) faults.push(`${path} was synced again after its sync had failed`);
      syncing.set(thread, descriptor);
    }
    const current = syncing.get(resumed?.[1] ?? thread);
    if ((isSync || resumed !== null) && current !== undefined && line.includes('= -1 E')) failed.add(current);
    if (!line.includes('<unfinished')) syncing.delete(resumed?.[1] ?? thread);
  }
  return faults;
}

/** Files that were made for writing anywhere but below one of these folders. */
export function writtenOutside(lines: readonly string[], folders: readonly string[]): string[] {
  return lines.flatMap((line) => {
    const path = /openat\([^"]*"([^"]*)"(?:\.\.\.)?, [A-Z_|]*(?:O_CREAT|O_WRONLY|O_RDWR)/.exec(line)?.[1];
    const isInside =
      path === undefined || path.startsWith('/dev/') || folders.some((folder) => path.startsWith(folder));
    return isInside ? [] : [`${path} was opened for writing`];
  });
}
