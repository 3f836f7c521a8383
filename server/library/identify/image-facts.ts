/** The facts of a picture: how much of the file to read, and who reads it. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { isAnimation } from './animation.ts';
import { appleContentId } from './apple-content-id.ts';
import { canonRawFacts } from './canon-raw-facts.ts';
import { exifFacts, isTurned } from './exif-facts.ts';
import type { FileType } from './file-type.ts';
import type { FoundFacts } from './found-facts.ts';
import { noFacts, sizeOf } from './found-facts.ts';
import { heifSize } from './heif-size.ts';
import { motionBytesOf } from './motion-photo.ts';

/** A JPEG's metadata and size stand in front of its picture, nearly always within the first of these. */
const jpegHeadBytes = [64 * 1024, 512 * 1024];

/** Metadata of other formats may stand anywhere; no phone's picture is larger than this. */
const mostBytes = 64 * 1024 * 1024;

export async function imageFacts(path: string, type: FileType): Promise<FoundFacts> {
  if (type.family === 'opaque') return noFacts;
  const facts = await pictureFacts(path, type);
  return { ...facts, motionBytes: await motionBytesOf(path, type).catch(() => null) };
}

async function pictureFacts(path: string, type: FileType): Promise<FoundFacts> {
  if (type.family === 'canon-raw') return await canonRawFacts(path);
  for (const atMostBytes of type.mimeType === 'image/jpeg' ? jpegHeadBytes : []) {
    const facts = stillFacts(readStart(path, atMostBytes), type);
    // Extended XMP (depth maps, panoramas) can push the size far back.
    if (facts.width !== null) return facts;
  }
  return stillFacts(readStart(path, mostBytes), type);
}

function stillFacts(bytes: ArrayBuffer, type: FileType): FoundFacts {
  const { orientation, pictureWidth, pictureHeight, ...found } = exifFacts(bytes);
  const file = Buffer.from(bytes);
  const facts = { ...found, livePhotoId: appleContentId(file), isAnimated: isAnimation(file, type.mimeType) };
  if (type.family === 'heif') return { ...facts, ...heifSize(bytes) };
  if (type.mimeType === 'image/bmp') return { ...facts, ...bmpSize(file) };
  const isRaw = type.mimeType.startsWith('image/x-');
  const size = isRaw ? sizeOf(pictureWidth, pictureHeight) : sizeOf(facts.width, facts.height);
  return { ...facts, ...(isTurned(orientation) ? { width: size.height, height: size.width } : size) };
}

/** Rows may be stored from the top down, which a negative height says. */
function bmpSize(bytes: Buffer): { width: number | null; height: number | null } {
  if (bytes.length < 26) return sizeOf(null, null);
  if (bytes.readUInt32LE(14) === 12) return sizeOf(bytes.readUInt16LE(18), bytes.readUInt16LE(20));
  return sizeOf(bytes.readInt32LE(18), Math.abs(bytes.readInt32LE(22)));
}

/** Waits for the disk by itself: this is a thread of its own, and its sender waits too. */
function readStart(path: string, atMostBytes: number): ArrayBuffer {
  const file = openSync(path, 'r');
  try {
    const bytes = new ArrayBuffer(Math.min(fstatSync(file).size, atMostBytes));
    const bytesRead = readSync(file, new Uint8Array(bytes), 0, bytes.byteLength, 0);
    return bytesRead === bytes.byteLength ? bytes : bytes.slice(0, bytesRead);
  } finally {
    closeSync(file);
  }
}
