/** Files to send: each with bytes of its own, real enough for a host that looks inside, and made without touching a disk. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { photoAt } from '../../tests/cast/photo-set.ts';

export interface SentFile {
  readonly name: string;
  readonly type: string;
  readonly sizeBytes: number;
  /** The bytes from one offset to another, in pieces. */
  readonly pieces: (from: number, to: number) => Generator<Buffer>;
}

const filler = randomBytes(8 * 1024 * 1024);
const pieceBytes = 256 * 1024;
const photo = readFileSync(photoAt('dates/zones/sydney_opera_house.jpg'));
const video = readFileSync(photoAt('video/bunny-1s.mp4'));

/** A real photo, a small one if none is given, with noise behind its end, where no decoder looks. */
export function somePhoto(sizeBytes: number, model: Buffer = photo): SentFile {
  return someFile('IMG', 'jpg', 'image/jpeg', model, sizeBytes);
}

/** A small real video with a box of free space behind it (ISO 14496-12, 8.1.2). */
export function someVideo(sizeBytes: number): SentFile {
  const box = Buffer.alloc(8);
  box.writeUInt32BE(sizeBytes - video.length, 0);
  box.write('free', 4, 'latin1');
  return someFile('MOV', 'mp4', 'video/mp4', Buffer.concat([video, box]), sizeBytes);
}

function someFile(prefix: string, extension: string, type: string, model: Buffer, sizeBytes: number): SentFile {
  const mark = randomBytes(16);
  const headBytes = model.length + mark.length;
  if (sizeBytes < headBytes) throw new Error(`a ${extension} needs at least ${headBytes} bytes`);
  const layers = [
    { at: 0, bytes: model },
    { at: model.length, bytes: mark },
  ];
  const pieces = function* pieces(from: number, to: number): Generator<Buffer> {
    for (let at = from; at < to; ) {
      const layer = layers.find(({ at: start, bytes }) => at < start + bytes.length);
      const source = layer?.bytes ?? filler;
      const start = layer === undefined ? (at - headBytes) % filler.length : at - layer.at;
      const piece = source.subarray(start, Math.min(start + pieceBytes, start + to - at));
      yield piece;
      at += piece.length;
    }
  };
  return { name: `${prefix}_${mark.toString('hex')}.${extension}`, type, sizeBytes, pieces };
}
