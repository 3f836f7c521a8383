/** Where copies lie on disk. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { PhotoId } from '../../../protocol/photo.ts';

const ending = '.mp4';
const partEnding = '.part';

/** Named by a hash of the id: no id, however strange, leads out of the folder. */
export function copyFile(dir: string, id: PhotoId): string {
  return join(dir, `${createHash('sha256').update(id).digest('hex').slice(0, 32)}${ending}`);
}

/** What a copy is called while it is being made. */
export function partOf(copy: string): string {
  return `${copy}${partEnding}`;
}

export function isPart(name: string): boolean {
  return name.endsWith(partEnding);
}
