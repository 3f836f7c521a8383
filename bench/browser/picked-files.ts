/** Files on disk for a browser to pick, with new bytes whenever they are wanted again. */
import { randomBytes } from 'node:crypto';
import { open, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { SentFile } from '../upload/sent-file.ts';

/** The date of every picked file; the photos among them say the same in their EXIF. */
export const takenAt = new Date(2026, 5, 3, 14, 3, 0);
/** The first one's name: what a page does to it shows what it does to names. */
export const tellingName = 'Ærø – café 写真.jpg';

const markBytes = 16;

/** Writes them into the folder; answers their paths. */
export async function writeFiles(folder: string, prefix: string, files: readonly SentFile[]): Promise<string[]> {
  const paths: string[] = [];
  for (const [index, { name, pieces, sizeBytes }] of files.entries()) {
    const usual = `${prefix}_${String(index).padStart(4, '0')}${name.slice(name.lastIndexOf('.'))}`;
    const path = join(folder, index === 0 && files.length > 1 ? tellingName : usual);
    await using file = await open(path, 'w');
    for (const piece of pieces(0, sizeBytes)) await file.write(piece);
    paths.push(path);
  }
  await freshen(paths);
  return paths;
}

/** Other bytes at each file's end, where no decoder looks, so that no host has seen it; the date stays. */
export async function freshen(paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    {
      await using file = await open(path, 'r+');
      await file.write(randomBytes(markBytes), 0, markBytes, (await file.stat()).size - markBytes);
    }
    await utimes(path, takenAt, takenAt);
  }
}
