/** The backups of databases as files: `catalog-20261121T092300Z.db`, so that their names sort by time. */
import { copyFile, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { syncDir, syncFile, whenMissing } from '../disk-sync.ts';

export interface BackupFile {
  readonly path: string;
  readonly at: Date;
}

/** Newest first. */
export async function backupsOf(dir: string, name: string): Promise<BackupFile[]> {
  const files = (await readdir(dir).catch(whenMissing)) ?? [];
  const backups = files.flatMap((file) => {
    const stamp = /^(.+)-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.db$/.exec(file);
    if (stamp === null || stamp[1] !== name) return [];
    const [, , year, month, day, hour, minute, second] = stamp;
    const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
    return Number.isNaN(at.getTime()) ? [] : [{ path: join(dir, file), at }];
  });
  return backups.toSorted((a, b) => b.at.getTime() - a.at.getTime());
}

/** Where a backup of that moment lies. */
export function backupPath(dir: string, name: string, at: Date): string {
  return join(dir, `${name}-${at.toISOString().replaceAll(/[-:]|\.\d+/g, '')}.db`);
}

/** Puts a copy of `from` at `to`, whole and durable or not at all; what is at `to` is replaced. */
export async function copyDurably(from: string, to: string): Promise<void> {
  const aside = `${to}.copying`;
  await rm(aside, { force: true });
  await copyFile(from, aside);
  await moveDurably(aside, to);
}

/** Gives a finished file its name: first its bytes are durable, then the name. */
export async function moveDurably(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  await syncFile(from);
  await rename(from, to);
  await syncDir(dirname(to));
}
