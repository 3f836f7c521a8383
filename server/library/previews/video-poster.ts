/** Takes one still from a video with the owner's own ffmpeg, where there is one. */
import { execFile } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { demuxerOf } from '../ffmpeg.ts';
import { usualMemoryBytes, withinMemory } from '../within-memory.ts';
import { mostPixels } from './pixel-limit.ts';

/** The first frame is often black or blurred; a film may end before the first second. */
const momentsSeconds = ['1', '0'];

const mostBytes = 32 * 1024 * 1024;

/** A JPEG, turned upright, at most 1600 pixels on a side; `null` if none can be taken. An abort kills ffmpeg. */
export async function videoPoster(path: string, mimeType: string, signal: AbortSignal): Promise<Buffer | null> {
  const demuxer = demuxerOf(mimeType);
  if (demuxer === null) return null;
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
  const whole = [...all, '-c:v', 'mjpeg', '-f', 'image2pipe', 'pipe:1'];
  const { program, args } = withinMemory(usualMemoryBytes, 'ffmpeg', whole);
  return new Promise((resolve) => {
    const child = execFile(
      program,
      args,
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
