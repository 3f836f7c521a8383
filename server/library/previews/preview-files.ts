/** Where previews lie on disk. */
import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type PhotoId, type PreviewSize, PreviewSizeSchema } from '../../../protocol/photo.ts';

/** Of the large preview: smaller pictures are whole in it. */
export const largeSide = 1600;

const kinds = {
  '320': { ending: '-320.webp', mimeType: 'image/webp' },
  '1600': { ending: '-1600.jpg', mimeType: 'image/jpeg' },
  full: { ending: '-full.jpg', mimeType: 'image/jpeg' },
} as const satisfies Record<PreviewSize, { ending: string; mimeType: string }>;

/**
 * Named by a hash of the id: no id, however strange, leads out of the folder, and ids that differ in case alone stay
 * apart on file systems that do not care.
 */
export function previewFile(dir: string, photoId: PhotoId, size: PreviewSize): { path: string; mimeType: string } {
  const key = createHash('sha256').update(photoId).digest('hex').slice(0, 32);
  const { ending, mimeType } = kinds[size];
  // Those in full size have a folder of their own, which is kept below a size.
  const folder = size === 'full' ? fullFolder(dir) : join(dir, key.slice(0, 2));
  return { path: join(folder, `${key}${ending}`), mimeType };
}

export function fullFolder(dir: string): string {
  return join(dir, 'full');
}

export async function removePreviewFiles(dir: string, photoId: PhotoId): Promise<void> {
  for (const size of PreviewSizeSchema.options) await rm(previewFile(dir, photoId, size).path, { force: true });
}
