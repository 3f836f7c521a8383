/** Reading picked files, which a phone may take back at any time. */

/** The bytes of a picked file cannot be read any more: it has to be picked again. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
}

/** Waits for a read of a picked file; browsers name its end differently (NotReadableError, NotFoundError). */
export async function readable<T>(read: Promise<T>): Promise<T> {
  try {
    return await read;
  } catch {
    throw new UnreadableFile();
  }
}

/** XHR says nothing of why it failed, so the first byte is asked for: false means that the file is gone. */
export async function isReadable(file: Blob): Promise<boolean> {
  try {
    await file.slice(0, 1).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}
