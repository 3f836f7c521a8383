/** Files for every photo of a generated library, so that nothing in it is missing: one original and one picture under many names. */
import { copyFile, link, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { PhotoId } from '../../protocol/photo.ts';
import { previewFile } from '../../server/library/previews/preview-files.ts';

export interface NamedPhoto {
  readonly id: PhotoId;
  /** Of its original, in the data directory. */
  readonly path: string;
}

/** A file system lets a file have so many names (ext4: 65,000). */
const namesPerFile = 60_000;
const atOnce = 64;

/** Gives each of `photos` the original and the small picture of `model`. The host does not run. */
export async function shareFiles(dataDir: string, model: NamedPhoto, photos: Iterable<NamedPhoto>): Promise<void> {
  const previews = join(dataDir, '.landfall', 'previews');
  const pathsOf = ({ id, path }: NamedPhoto): readonly [string, string] => [
    join(dataDir, path),
    previewFile(previews, id, '320').path,
  ];
  const [original, picture] = pathsOf(model);
  const folders = new Set<string>();
  let originalCopy = '';
  let pictureCopy = '';
  let named = 0;
  let waiting: Promise<void>[] = [];
  for (const photo of photos) {
    if (named % namesPerFile === 0) {
      originalCopy = join(dataDir, '..', `original-${named}`);
      pictureCopy = join(dataDir, '..', `picture-${named}`);
      await Promise.all([copyFile(original, originalCopy), copyFile(picture, pictureCopy)]);
    }
    named += 1;
    const [originalPath, picturePath] = pathsOf(photo);
    for (const folder of [dirname(originalPath), dirname(picturePath)]) {
      if (folders.has(folder)) continue;
      folders.add(folder);
      await mkdir(folder, { recursive: true });
    }
    waiting.push(link(originalCopy, originalPath), link(pictureCopy, picturePath));
    if (waiting.length < atOnce) continue;
    await Promise.all(waiting);
    waiting = [];
  }
  await Promise.all(waiting);
}
