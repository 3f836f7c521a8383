/** Photos that nobody has sent before: the smallest picture there is, and behind its end as many bytes as are wanted. */
import { createHash } from 'node:crypto';
import { sha256Of } from '../cast/tus.ts';
import type { Random } from './random.ts';

export interface PhotoToSend {
  readonly name: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  /** Decides the folder, since the picture itself tells no date; null for the month of arrival. */
  readonly lastModifiedMs: number | null;
  /** A part of its bytes; past the end there is nothing. */
  slice(from: number, to: number): Buffer;
}

const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
const blockBytes = 1 << 20;
let made = 0;

/** The count keeps two photos apart even where their random bytes are too few to. */
function beginning(): { name: string; start: Buffer } {
  made += 1;
  return { name: `IMG_${made}.GIF`, start: Buffer.concat([gif, Buffer.from(`${made} `)]) };
}

export function photoToSend(random: Random, sizeBytes: number, lastModifiedMs: number | null = null): PhotoToSend {
  const { name, start } = beginning();
  const bytes = Buffer.concat([start, random.bytes(Math.max(0, sizeBytes - start.length))]);
  const slice = (from: number, to: number) => bytes.subarray(from, to);
  return { name, sizeBytes: bytes.length, sha256: sha256Of(bytes), lastModifiedMs, slice };
}

/** One that is too large for memory: the same MiB again and again, each with its number in front, made when it is asked for. */
export function hugePhotoToSend(random: Random, mebibytes: number): PhotoToSend {
  const { name, start } = beginning();
  const block = random.bytes(blockBytes);
  const blockAt = (index: number): Buffer => {
    const bytes = Buffer.from(block);
    bytes.writeUInt32BE(index, 0);
    if (index === 0) start.copy(bytes);
    return bytes;
  };
  const hash = createHash('sha256');
  for (let index = 0; index < mebibytes; index += 1) hash.update(blockAt(index));
  const sizeBytes = mebibytes * blockBytes;
  const slice = (from: number, to: number): Buffer => {
    const end = Math.min(to, sizeBytes);
    const first = Math.floor(from / blockBytes);
    const blocks = Array.from({ length: Math.ceil(end / blockBytes) - first }, (_, index) => blockAt(first + index));
    return Buffer.concat(blocks).subarray(from - first * blockBytes, end - first * blockBytes);
  };
  return { name, sizeBytes, sha256: hash.digest('hex'), lastModifiedMs: null, slice };
}

/** A month that no other photo of this run is of: taking it in makes its folder. */
export function monthOfItsOwn(): number {
  return Date.UTC(1990, made, 15);
}
