/** Walks the boxes of ISO base media (ISO/IEC 14496-12) far enough to find one of them. */
import type { FileHandle } from 'node:fs/promises';

/** A box's type and where its content lies. */
export interface IsoBox {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/** More boxes than any camera writes side by side; an attacker's million stop here. */
const mostBoxes = 2_000;

/** The boxes between `start` and `end` of `bytes`; stops at the first that cannot be. */
export function isoBoxes(bytes: Buffer, start: number, end: number): IsoBox[] {
  const boxes: IsoBox[] = [];
  let at = start;
  while (at + 8 <= end && boxes.length < mostBoxes) {
    const box = readBox(bytes.subarray(at, at + 16), at, end);
    if (box === null) break;
    boxes.push(box);
    at = box.end;
  }
  return boxes;
}

/** Finds a top-level box in a file of any length by hopping from header to header. */
export async function findIsoBox(file: FileHandle, sizeBytes: number, type: string): Promise<IsoBox | null> {
  const header = Buffer.alloc(16);
  let at = 0;
  for (let n = 0; n < mostBoxes && at + 8 <= sizeBytes; n += 1) {
    const { bytesRead } = await file.read(header, 0, 16, at);
    const box = readBox(header.subarray(0, bytesRead), at, sizeBytes);
    if (box === null || box.type === type) return box;
    at = box.end;
  }
  return null;
}

function readBox(header: Buffer, at: number, limit: number): IsoBox | null {
  if (header.length < 8) return null;
  const type = header.toString('latin1', 4, 8);
  const size = header.readUInt32BE(0);
  if (size === 0) return { type, start: at + 8, end: limit };
  if (size !== 1) return size < 8 ? null : { type, start: at + 8, end: at + size };
  if (header.length < 16) return null;
  const longSize = Number(header.readBigUInt64BE(8));
  return longSize < 16 ? null : { type, start: at + 16, end: at + longSize };
}
