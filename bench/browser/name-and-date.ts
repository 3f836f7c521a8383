/** What became of a file's name and date on the other side. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';

export type Kept = 'kept' | 'in a sidecar' | 'mojibake' | 'lost';

/** Looks for a file that was sent under this name, last changed then, wherever below the folder it lies. */
export async function nameAndDate(folder: string, name: string, changedAt: Date): Promise<{ name: Kept; date: Kept }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const misread = Buffer.from(name, 'utf8').toString('latin1');
  const called = (wanted: string) => files.find((file) => basename(file).normalize('NFC') === wanted.normalize('NFC'));
  const found = called(name) ?? called(misread);
  if (found !== undefined) {
    const { mtimeMs } = await stat(found);
    // Some file systems count in two seconds.
    const date = Math.abs(mtimeMs - changedAt.getTime()) <= 2000 ? 'kept' : 'lost';
    return { name: basename(found).normalize('NFC') === name.normalize('NFC') ? 'kept' : 'mojibake', date };
  }
  for (const file of files.filter((path) => path.endsWith('.json'))) {
    const words = await readFile(file, 'utf8');
    if (words.includes(JSON.stringify(name)))
      return { name: 'in a sidecar', date: words.includes(String(changedAt.getTime())) ? 'in a sidecar' : 'lost' };
  }
  return { name: 'lost', date: 'lost' };
}
