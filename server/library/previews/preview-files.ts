/** Where previews lie on disk. */
import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { PhotoId, PreviewSize } from '../../../protocol/photo.ts';

const kinds = {
  '320': { ending: '-320.webp', mimeType: 'image/webp' },
  '1600': { ending: '-1600.jpg', mimeType: 'image/jpeg' },
} as const satisfies Record<PreviewSize, { ending: string; mimeType: string }>;

/**
 * Named by a hash of the id: no id, however strange, leads out of the folder, and ids that differ in case alone stay
 * apart on file systems that do not care.
 */
export function previewFile(dir: string, photoId: PhotoId, size: PreviewSize): { path: string; mimeType: string } {
  const key = createHash('sha256').update(photoId).digest('hex').slice(0, 32);
  const { ending, mimeType } = kinds[size];
  return { path: join(dir, key.slice(0, 2), `${key}${ending}`), mimeType };
}

export async function removePreviewFiles(dir: string, photoId: PhotoId): Promise<void> {
  for (const size of ['320', '1600'] as const) await rm(previewFile(dir, photoId, size).path, { force: true });
}
