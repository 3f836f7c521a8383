/** Finds the movie that a motion photo carries at its end: a picture for those who know nothing of it, a movie for those who look. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileType } from './file-type.ts';
import { findIsoBox } from './iso-boxes.ts';

/** From where the movie starts to the end of the file; null for a plain picture, and for one whose movie was cut off. */
export async function motionBytesOf(path: string, type: FileType): Promise<number | null> {
  if (type.family === 'heif') return await inBox(path);
  return type.mimeType === 'image/jpeg' ? behindJpeg(path) : null;
}

/** HEICs of Google and Samsung have a box for it (developer.android.com/media/platform/motion-photo-format). */
async function inBox(path: string): Promise<number | null> {
  await using file = await open(path);
  const { size } = await file.stat();
  const box = await findIsoBox(file, size, 'mpvd');
  if (box?.type !== 'mpvd') return null;
  const { buffer, bytesRead } = await file.read(Buffer.alloc(12), 0, 12, box.start);
  return isMovie(buffer.subarray(0, bytesRead)) ? size - box.start : null;
}

type Read = (at: number, length: number) => Buffer;

function behindJpeg(path: string): number | null {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const read: Read = (at, length) => {
      const bytes = Buffer.alloc(length);
      return bytes.subarray(0, at < 0 ? 0 : readSync(file, bytes, 0, length, at));
    };
    const claims = [googlesClaim(xmpOf(read)), samsungsClaim(read, size)];
    const found = claims.find((length) => length > 0 && length < size && isMovie(read(size - length, 12)));
    return found ?? null;
  } finally {
    closeSync(file);
  }
}

/** However long it is said to be: a movie starts with this (ISO/IEC 14496-12, 4.3). */
function isMovie(head: Buffer): boolean {
  return head.length === 12 && head.toString('latin1', 4, 8) === 'ftyp';
}

const xmpSignature = 'http://ns.adobe.com/xap/1.0/\0';
const mostSegments = 200;

/** The first XMP packet, which stands in one segment in front of the picture (XMP part 3, 1.1.3); '' without. */
function xmpOf(read: Read): string {
  let at = 2;
  for (let n = 0; n < mostSegments; n += 1) {
    const head = read(at, 4 + xmpSignature.length);
    // Start of scan: the picture itself.
    if (head.length < 4 || head[0] !== 0xff || head[1] === 0xda) return '';
    const length = head.readUInt16BE(2);
    if (head[1] === 0xe1 && head.toString('latin1', 4) === xmpSignature) return read(at + 4, length).toString('latin1');
    at += 2 + Math.max(2, length);
  }
  return '';
}

/** Lengths from the end: of the older form (`MicroVideo`), or that of the item with this meaning. 0 for none. */
function googlesClaim(xmp: string): number {
  const older = numberOf(xmp, 'MicroVideoOffset');
  if (older > 0) return older;
  const items = xmp.split(/<rdf:li\b/);
  const movie = items.find((item) => /\bSemantic\s*(?:=\s*["']|>\s*)MotionPhoto\b/.test(item));
  return movie === undefined ? 0 : numberOf(movie, 'Length');
}

/** Of an attribute or an element. */
function numberOf(xml: string, name: string): number {
  return Number(new RegExp(`:${name}\\s*(?:=\\s*["']|>\\s*)(\\d{1,15})\\b`).exec(xml)?.[1] ?? 0);
}

const motionEntry = 0x0a30;
const mostEntries = 200;

/** Samsung's trailer: entries, then a directory of them that is read from its end (exiftool, Samsung trailer tags). 0 for none. */
function samsungsClaim(read: Read, size: number): number {
  const end = read(size - 8, 8);
  if (end.toString('latin1', 4) !== 'SEFT') return 0;
  const start = size - 8 - end.readUInt32LE(0);
  const directory = read(start, 12 + 12 * mostEntries);
  if (directory.length < 12 || directory.toString('latin1', 0, 4) !== 'SEFH') return 0;
  const count = Math.min(mostEntries, directory.readUInt32LE(8));
  for (let at = 12; at + 12 <= Math.min(directory.length, 12 + 12 * count); at += 12) {
    if (directory.readUInt16LE(at + 2) !== motionEntry) continue;
    const entry = start - directory.readUInt32LE(at + 4);
    const head = read(entry, 8);
    return head.length < 8 ? 0 : size - (entry + 8 + head.readUInt32LE(4));
  }
  return 0;
}
