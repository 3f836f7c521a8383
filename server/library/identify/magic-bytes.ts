/** What a file is, by its first bytes alone: names and declared types lie. */
import type { FileHandle } from 'node:fs/promises';
import type { FileType } from './file-type.ts';
import { isoMediaType } from './iso-media-type.ts';
import { tiffType } from './tiff-type.ts';

const headBytes = 4_096;

/** `null`: neither a photo nor a video. Throws only the disk's own errors, whatever the bytes. */
export async function fileType(file: FileHandle): Promise<FileType | null> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
  const head = buffer.subarray(0, bytesRead);
  return typeOfHead(head) ?? (await tiffType(head, file));
}

/** As far as the first 4 KiB alone tell: kinds of TIFF are told apart further behind. */
export function typeOfHead(head: Buffer): FileType | null {
  return stillType(head) ?? isoMediaType(head) ?? movieType(head);
}

const bmpHeaderSizes = new Set([12, 40, 52, 56, 64, 108, 124]);

function stillType(head: Buffer): FileType | null {
  // A marker must follow the start of image: two bytes alone hold nothing worth keeping.
  if (startsWith(head, 0, 'ffd8ff') && (head[3] ?? 0) >= 0xc0) return image('image/jpeg', 'jpg');
  if (startsWith(head, 0, '89504e470d0a1a0a')) return image('image/png', 'png');
  if (text(head, 0, 6) === 'GIF87a' || text(head, 0, 6) === 'GIF89a') return image('image/gif', 'gif');
  if (text(head, 0, 4) === 'RIFF' && text(head, 8, 4) === 'WEBP') return image('image/webp', 'webp');
  if (startsWith(head, 0, '0000000c4a584c200d0a870a')) return image('image/jxl', 'jxl');
  if (startsWith(head, 0, 'ff0a') && head.length > 12) return image('image/jxl', 'jxl');
  if (text(head, 0, 2) === 'BM' && head.length > 26 && bmpHeaderSizes.has(head.readUInt32LE(14))) {
    return image('image/bmp', 'bmp');
  }
  if (text(head, 0, 15) === 'FUJIFILMCCD-RAW') return { ...image('image/x-fuji-raf', 'raf'), family: 'opaque' };
  return null;
}

function movieType(head: Buffer): FileType | null {
  if (startsWith(head, 0, '1a45dfa3')) {
    const webm = head.subarray(0, 128).includes('webm');
    return webm ? video('video/webm', 'webm') : video('video/x-matroska', 'mkv');
  }
  if (text(head, 0, 4) === 'RIFF' && text(head, 8, 4) === 'AVI ') {
    return { ...video('video/x-msvideo', 'avi'), family: 'avi' };
  }
  // AVCHD camcorders: transport packets of 188 bytes, or of 192 with a time code in front.
  for (const [start, step] of [
    [0, 188],
    [4, 192],
  ] as const) {
    const packets = [0, 1, 2, 3].map((n) => head[start + n * step]);
    if (packets.every((byte) => byte === 0x47)) return video('video/mp2t', 'mts');
  }
  return null;
}

function image(mimeType: string, extension: string): FileType {
  return { kind: 'image', mimeType, extension: `.${extension}`, family: 'still' };
}

function video(mimeType: string, extension: string): FileType {
  return { kind: 'video', mimeType, extension: `.${extension}`, family: 'movie' };
}

function startsWith(head: Buffer, at: number, hex: string): boolean {
  return head.toString('hex', at, at + hex.length / 2) === hex;
}

function text(head: Buffer, at: number, length: number): string {
  return head.toString('latin1', at, at + length);
}
