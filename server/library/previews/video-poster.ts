/** Takes one still from a video with the owner's own ffmpeg, where there is one. */
import { execFile } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { mostPixels } from './pixel-limit.ts';

/** Told, not guessed: a playlist or script that calls itself a film is no film to these. */
const demuxers: Readonly<Record<string, string>> = {
  'video/mp4': 'mov',
  'video/quicktime': 'mov',
  'video/x-m4v': 'mov',
  'video/3gpp': 'mov',
  'video/3gpp2': 'mov',
  'video/webm': 'matroska',
  'video/x-matroska': 'matroska',
  'video/x-msvideo': 'avi',
  'video/mp2t': 'mpegts',
};

/** The first frame is often black or blurred; a film may end before the first second. */
const momentsSeconds = ['1', '0'];

const mostBytes = 32 * 1024 * 1024;

/** Never rejects. It takes a quarter of a second, which nobody at the start has to spare. */
export function hasFfmpeg(): Promise<boolean> {
  return new Promise((resolve) => {
    execFile('ffmpeg', ['-version'], { timeout: 5_000 }, (error) => resolve(error === null));
  });
}

/** A JPEG, turned upright, at most 1600 pixels on a side; `null` if none can be taken. An abort kills ffmpeg. */
export async function videoPoster(path: string, mimeType: string, signal: AbortSignal): Promise<Buffer | null> {
  const demuxer = demuxers[mimeType];
  if (demuxer === undefined) return null;
  for (const moment of momentsSeconds) {
    const poster = await still(path, demuxer, moment, signal);
    if (poster !== null || signal.aborted) return poster;
  }
  return null;
}

function still(path: string, demuxer: string, moment: string, signal: AbortSignal): Promise<Buffer | null> {
  const shape = "scale='min(1600,iw)':'min(1600,ih)':force_original_aspect_ratio=decrease";
  const input = ['-protocol_whitelist', 'file', '-f', demuxer, '-max_pixels', String(mostPixels), '-threads', '1'];
  const output = ['-frames:v', '1', '-an', '-sn', '-dn', '-vf', `${shape},format=yuvj420p`, '-q:v', '3'];
  const all = ['-v', 'error', '-nostdin', '-timelimit', '20', ...input, '-ss', moment, '-i', `file:${path}`, ...output];
  return new Promise((resolve) => {
    const child = execFile(
      'ffmpeg',
      [...all, '-c:v', 'mjpeg', '-f', 'image2pipe', 'pipe:1'],
      { encoding: 'buffer', maxBuffer: mostBytes, killSignal: 'SIGKILL', signal },
      (error, stdout) => resolve(error === null && stdout.length > 0 ? stdout : null),
    );
    try {
      if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
    } catch {
      // It has ended already, or the system does not let us.
    }
  });
}
