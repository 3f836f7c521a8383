/** Files of kinds that the set has no picture of: as their makers begin them, around a real photo. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { photoAt } from './photo-set.ts';

const run = promisify(execFile);

/** How a raw file of each maker begins (magic numbers, and for kinds of TIFF the tags that tell them apart). */
const rawHeads: Readonly<Record<string, Buffer>> = {
  dng: tiffHead('Google', 0xc612),
  cr2: Buffer.from('II*\0\x10\0\0\0CR\x02\0\0\0\0\0'.padEnd(64, '\0'), 'latin1'),
  cr3: Buffer.from('\0\0\0\x18ftypcrx \0\0\0\x01crx isom'.padEnd(64, '\0'), 'latin1'),
  nef: tiffHead('NIKON CORPORATION', 0x14a),
  arw: tiffHead('SONY', 0x14a),
  srw: tiffHead('SAMSUNG', 0x14a),
  orf: Buffer.from('IIRO'.padEnd(64, '\0'), 'latin1'),
  rw2: Buffer.from('IIU\0'.padEnd(64, '\0'), 'latin1'),
  raf: Buffer.from('FUJIFILMCCD-RAW 0201'.padEnd(64, '\0'), 'latin1'),
};
export const rawKinds: readonly string[] = Object.keys(rawHeads);

/** A raw file that carries a picture, as cameras make them; without sensor data, which nothing here reads. */
export async function rawFile(kind: string): Promise<Buffer> {
  const head = rawHeads[kind];
  if (head === undefined) throw new Error(`nobody knows how a ${kind} begins`);
  return Buffer.concat([head, await readFile(photoAt('orientation/Landscape_6.jpg'))]);
}

/** One colour, 24 bits. */
export function bmpFile(width: number, height: number): Buffer {
  const rowBytes = Math.ceil((width * 3) / 4) * 4;
  const bytes = Buffer.alloc(54 + rowBytes * height, 0x60);
  bytes.fill(0, 0, 54);
  bytes.write('BM', 'latin1');
  bytes.writeUInt32LE(54, 10);
  bytes.writeUInt32LE(40, 14);
  bytes.writeInt32LE(width, 18);
  bytes.writeInt32LE(height, 22);
  bytes.writeUInt16LE(24, 28);
  return bytes;
}

/** A second of a test picture, by the ffmpeg that is installed. `kind`: what ffmpeg calls the container. */
export async function movieFile(kind: string, codec: string): Promise<Buffer> {
  const source = ['-f', 'lavfi', '-i', 'testsrc=size=96x64:rate=10:duration=1', '-pix_fmt', 'yuv420p'];
  const { stdout } = await run(
    'ffmpeg',
    ['-v', 'error', ...source, '-c:v', codec, '-threads', '1', '-f', kind, 'pipe:1'],
    { encoding: 'buffer', maxBuffer: 10_000_000 },
  );
  return stdout;
}

function tiffHead(make: string, tag: number): Buffer {
  const bytes = Buffer.alloc(128);
  bytes.write('II*\0', 'latin1');
  bytes.writeUInt32LE(8, 4);
  bytes.writeUInt16LE(2, 8);
  // Make: text, at 64; then the tag, a number.
  for (const [index, [id, type, count, value]] of [
    [0x10f, 2, make.length + 1, 64],
    [tag, 4, 1, 1],
  ].entries()) {
    const at = 10 + index * 12;
    bytes.writeUInt16LE(id ?? 0, at);
    bytes.writeUInt16LE(type ?? 0, at + 2);
    bytes.writeUInt32LE(count ?? 0, at + 4);
    bytes.writeUInt32LE(value ?? 0, at + 8);
  }
  bytes.write(make, 64, 'latin1');
  return bytes;
}
