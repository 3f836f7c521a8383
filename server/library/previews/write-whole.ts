/** Puts a file in place, so that nobody ever sees half of it, whatever is killed when. */
import { open, rename } from 'node:fs/promises';

export async function writeWhole(path: string, bytes: Buffer): Promise<void> {
  const part = `${path}.part`;
  {
    await using file = await open(part, 'w', 0o600);
    await file.writeFile(bytes);
    await file.datasync();
  }
  await rename(part, path);
}
