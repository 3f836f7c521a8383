/** The movie header (`mvhd`) of MP4 and MOV: when it was made and how long it runs. */
import { open } from 'node:fs/promises';
import { findIsoBox, isoBoxes } from './iso-boxes.ts';

export interface MovieHeader {
  /** `null` when the clock was not set: QuickTime counts from 1904, and zero means nothing. */
  readonly createdAtMs: number | null;
  readonly durationMs: number | null;
}

/** The header is the first box of `moov`, or close to it. */
const headBytes = 64 * 1024;

const secondsFrom1904To1970 = 2_082_844_800;
const unknownDuration = 0xffff_ffff;

export async function movieHeader(path: string): Promise<MovieHeader> {
  await using file = await open(path);
  const moov = await findIsoBox(file, (await file.stat()).size, 'moov');
  if (moov === null) return { createdAtMs: null, durationMs: null };
  const bytes = Buffer.alloc(Math.min(moov.end - moov.start, headBytes));
  const { bytesRead } = await file.read(bytes, 0, bytes.length, moov.start);
  const box = isoBoxes(bytes, 0, bytesRead).find((inner) => inner.type === 'mvhd');
  if (box === undefined) return { createdAtMs: null, durationMs: null };

  const header = bytes.subarray(box.start, Math.min(box.end, bytesRead));
  const isLong = header[0] === 1;
  if (header.length < (isLong ? 32 : 20)) return { createdAtMs: null, durationMs: null };
  const created = isLong ? Number(header.readBigUInt64BE(4)) : header.readUInt32BE(4);
  const timescale = header.readUInt32BE(isLong ? 20 : 12);
  const duration = isLong ? Number(header.readBigUInt64BE(24)) : header.readUInt32BE(16);
  const durationMs = Math.round((duration / timescale) * 1000);
  const isTimed = Number.isSafeInteger(durationMs) && durationMs > 0 && duration !== unknownDuration;
  const createdAtMs = (created - secondsFrom1904To1970) * 1000;
  return {
    createdAtMs: created > 0 && createdAtMs < 8.64e15 ? createdAtMs : null,
    durationMs: isTimed ? durationMs : null,
  };
}
