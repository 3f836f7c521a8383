/** A ZIP archive as a stream: stored, ZIP64 where it must be, its length known before the first byte, and nothing of it on disk. */
import { type FileHandle, open } from 'node:fs/promises';
import { makeZip, predictLength } from 'client-zip';

export interface ZipFile {
  readonly name: string;
  /** Absolute. */
  readonly path: string;
  readonly sizeBytes: number;
  /** Local wall time where it was taken, as `Taken.local`. */
  readonly local: string;
}

const pieceBytes = 256 << 10;

export function zipLength(files: readonly ZipFile[]): number {
  return Number(predictLength(files.map(({ name, sizeBytes }) => ({ name, size: sizeBytes }))));
}

/** Ends in an error where a file is not as long as it was said to be: half an archive must not look like a whole one. */
export async function* zipStream(files: readonly ZipFile[]): AsyncGenerator<Uint8Array> {
  const reading = new Reading();
  const zip = makeZip(entries(files, reading)).getReader();
  try {
    for (let part = await zip.read(); !part.done; part = await zip.read()) yield part.value;
  } finally {
    // Whoever receives it may leave in the middle of a file.
    await reading.close();
    await zip.cancel().catch(() => undefined);
  }
}

function* entries(files: readonly ZipFile[], reading: Reading) {
  for (const file of files)
    yield {
      name: file.name,
      lastModified: wallClock(file.local),
      size: file.sizeBytes,
      input: reading.read(file),
    };
}

/** One file at a time. */
class Reading {
  #open: FileHandle | null = null;

  async *read({ path, sizeBytes }: ZipFile): AsyncGenerator<Uint8Array> {
    const file = await open(path);
    this.#open = file;
    let sent = 0;
    for (;;) {
      const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(pieceBytes), 0, pieceBytes);
      sent += bytesRead;
      if (bytesRead === 0 || sent > sizeBytes) break;
      yield buffer.subarray(0, bytesRead);
    }
    await this.close();
    if (sent !== sizeBytes) throw new Error(`an original is not as long as it was: ${path}`);
  }

  async close(): Promise<void> {
    const file = this.#open;
    this.#open = null;
    await file?.close();
  }
}

/** An archive knows the years 1980 to 2107, and keeps what this laptop's clock would show. */
function wallClock(local: string): Date {
  const [year = 0, month = 1, ...rest] = local.slice(0, 19).split(/[-T:]/).map(Number);
  const [day = 1, hour = 0, minute = 0, second = 0] = rest;
  if (year < 1980) return new Date(1980, 0, 1);
  if (year > 2107) return new Date(2107, 11, 31, 23, 59, 58);
  return new Date(year, month - 1, day, hour, minute, second);
}
