/** A photo of the set with something broken in it, drawn from a seed and its number. */
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { SetPhoto } from '../cast/photo-set.ts';
import { Random } from '../faults/random.ts';

export interface MutatedPicture {
  readonly name: string;
  readonly mimeType: string;
  readonly bytes: Buffer;
  /** What was done to which, for people. */
  readonly story: string;
}

/** Where lengths, counts and offsets stand: most of what decoders believe is within the first KiBs. */
const headBytes = 4096;

const changes = {
  bits: (bytes: Buffer, random: Random) => {
    for (let left = random.whole(1, 30); left > 0; left -= 1) {
      const at = placeIn(bytes, random);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << random.whole(0, 7));
    }
    return bytes;
  },
  extremes: (bytes: Buffer, random: Random) => {
    for (let left = random.whole(1, 4); left > 0; left -= 1) {
      const value = random.oneOf([0, 1, 0x7f_ff_ff_ff, 0x80_00_00_00, 0xff_ff_ff_ff, 0xff_ff, 0x01_00_00_00]);
      const at = placeIn(bytes, random);
      if (at + 4 <= bytes.length) bytes.writeUInt32BE(value, at);
    }
    return bytes;
  },
  cut: (bytes: Buffer, random: Random) => bytes.subarray(0, random.whole(1, bytes.length)),
  hole: (bytes: Buffer, random: Random) =>
    bytes.fill(random.oneOf([0, 0xff]), placeIn(bytes, random), placeIn(bytes, random)),
  without: (bytes: Buffer, random: Random) => {
    const at = placeIn(bytes, random);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + random.whole(1, 64))]);
  },
  twice: (bytes: Buffer, random: Random) => {
    const at = placeIn(bytes, random);
    const piece = bytes.subarray(at, at + random.whole(1, 2048));
    return Buffer.concat([
      bytes.subarray(0, at),
      ...Array.from({ length: random.whole(2, 40) }, () => piece),
      bytes.subarray(at),
    ]);
  },
  noise: (bytes: Buffer, random: Random) => {
    const noise = random.bytes(random.whole(1, 256));
    const at = placeIn(bytes, random);
    noise.copy(bytes, at, 0, Math.min(noise.length, bytes.length - at));
    return bytes;
  },
} as const;

export async function mutatedPicture(
  seed: number,
  index: number,
  photos: readonly SetPhoto[],
): Promise<MutatedPicture> {
  const random = Random.of(seed, 'picture', index);
  const photo = random.oneOf(photos);
  let bytes = await readFile(photo.file);
  const done: string[] = [];
  if (random.fraction() < 0.1) {
    const other = random.oneOf(photos);
    const tail = await readFile(other.file);
    bytes = Buffer.concat([
      bytes.subarray(0, random.whole(1, bytes.length)),
      tail.subarray(random.whole(0, tail.length)),
    ]);
    done.push(`joined with ${other.path}`);
  }
  for (let left = random.whole(1, 2); left > 0; left -= 1) {
    const [name, change] = random.oneOf(Object.entries(changes));
    bytes = Buffer.from(change(bytes, random));
    done.push(name);
  }
  // No two are the same, or one would be known already.
  bytes = Buffer.concat([bytes, Buffer.from(`${index}`)]);
  const name = `fuzz-${index}${extname(photo.name)}`;
  return { name, mimeType: photo.mime ?? '', bytes, story: `#${index} ${photo.path}: ${done.join(', ')}` };
}

function placeIn(bytes: Buffer, random: Random): number {
  const within = random.fraction() < 0.7 ? Math.min(headBytes, bytes.length) : bytes.length;
  return random.whole(0, Math.max(0, within - 1));
}
