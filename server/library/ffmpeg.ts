/** The owner's own ffmpeg, where there is one, and how it is told what a file is. */
import { execFile } from 'node:child_process';

/** Told, not guessed: a playlist or script that calls itself a film is no film to these. */
const demuxers: ReadonlyMap<string, string> = new Map([
  ['video/mp4', 'mov'],
  ['video/quicktime', 'mov'],
  ['video/x-m4v', 'mov'],
  ['video/3gpp', 'mov'],
  ['video/3gpp2', 'mov'],
  ['video/webm', 'matroska'],
  ['video/x-matroska', 'matroska'],
  ['video/x-msvideo', 'avi'],
  ['video/mp2t', 'mpegts'],
]);

/** Null for a kind of file that is never given to it. */
export function demuxerOf(mimeType: string): string | null {
  return demuxers.get(mimeType) ?? null;
}

let looking: Promise<boolean> | null = null;

/** Never rejects. It takes a quarter of a second, which nobody at the start has to spare, and is looked for once. */
export function hasFfmpeg(): Promise<boolean> {
  looking ??= new Promise((resolve) => {
    execFile('ffmpeg', ['-version'], { timeout: 5_000 }, (error) => resolve(error === null));
  });
  return looking;
}
