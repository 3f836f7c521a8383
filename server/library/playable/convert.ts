/** One run of the owner's ffmpeg: a video in, the form that every browser plays out (H.264 and AAC in MP4, at most 1920 pixels). */
import { spawn } from 'node:child_process';
import { availableParallelism, constants, setPriority } from 'node:os';
import { mostPixels } from '../previews/pixel-limit.ts';
import { usualMemoryBytes, withinMemory } from '../within-memory.ts';

export interface Conversion {
  readonly path: string;
  readonly demuxer: string;
  /** In bytes: what lies before is not looked at. */
  readonly startsAt: number;
  readonly to: string;
  readonly mostBytes: number;
}

export type ConversionOutcome = { readonly isMade: true } | { readonly isMade: false; readonly reason: string };

/** Of processor time: an hour of film takes about as long on a slow laptop. */
const mostSeconds = 3 * 3600;
const lastWordsLength = 500;

/** Never rejects. `told` hears how many milliseconds of the film are done. An abort kills ffmpeg. */
export function convert(
  { path, demuxer, startsAt, to, mostBytes }: Conversion,
  told: (madeMs: number) => void,
  signal: AbortSignal,
): Promise<ConversionOutcome> {
  const [protocols, source] =
    startsAt === 0 ? ['file', `file:${path}`] : ['subfile,file', `subfile,,start,${startsAt},end,0,,:${path}`];
  const threads = String(Math.max(1, Math.floor(availableParallelism() / 2)));
  const input = ['-protocol_whitelist', protocols, '-f', demuxer, '-max_pixels', String(mostPixels)];
  const shape =
    "scale='min(1920,iw)':'min(1920,ih)':force_original_aspect_ratio=decrease,crop=trunc(iw/2)*2:trunc(ih/2)*2";
  const pictures = [
    '-map',
    '0:v:0',
    '-vf',
    `${shape},format=yuv420p`,
    '-c:v',
    'libx264',
    '-preset',
    'veryfast',
    '-crf',
    '22',
  ];
  const sound = ['-map', '0:a:0?', '-c:a', 'aac', '-b:a', '160k', '-ac', '2'];
  // Nothing that tells of the place or the person: a copy is for the eyes.
  const plain = ['-sn', '-dn', '-map_metadata', '-1', '-map_chapters', '-1', '-fpsmax', '60', '-threads', threads];
  const output = ['-fs', String(mostBytes), '-movflags', '+faststart', '-f', 'mp4', '-y', `file:${to}`];
  const all = ['-v', 'error', '-nostdin', '-nostats', '-progress', 'pipe:1', '-timelimit', String(mostSeconds)];
  const whole = [...all, ...input, '-i', source, ...pictures, ...sound, ...plain, ...output];
  const { program, args } = withinMemory(usualMemoryBytes, 'ffmpeg', whole);
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      signal,
      killSignal: 'SIGKILL',
    });
    let lastWords = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      // `out_time_us=1234567`, again and again; `N/A` before the first picture.
      const doneUs = Number(/out_time_us=(\d+)\s[^]*$/.exec(text)?.[1]);
      if (!Number.isNaN(doneUs)) told(doneUs / 1000);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      lastWords = `${lastWords}${text}`.slice(-lastWordsLength);
    });
    child.once('error', (error) => {
      lastWords = String(error);
      if (child.pid === undefined) resolve({ isMade: false, reason: lastWords });
    });
    child.once('close', (code) => resolve(code === 0 ? { isMade: true } : { isMade: false, reason: lastWords }));
    try {
      if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
    } catch {
      // It has ended already, or the system does not let us.
    }
  });
}
