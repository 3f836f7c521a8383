/** Whether a file is one that the library keeps, before anybody sends it. */
import { open } from 'node:fs/promises';
import { fileType } from './magic-bytes.ts';

/** By its first bytes alone. Rejects with the disk's own errors. */
export async function isPhotoFile(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    return (await fileType(file)) !== null;
  } finally {
    await file.close();
  }
}
