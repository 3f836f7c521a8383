/** The facts of a movie: size after turning, duration, date, place, camera. */
import { open } from 'node:fs/promises';
import { ALL_FORMATS, FilePathSource, Input, type MetadataTags } from 'mediabunny';
import type { Taken } from '../../../protocol/photo.ts';
import { asContentId } from './apple-content-id.ts';
import { cameraName } from './camera-name.ts';
import type { FileType } from './file-type.ts';
import type { FoundFacts } from './found-facts.ts';
import { noFacts, sizeOf } from './found-facts.ts';
import { movieHeader } from './movie-header.ts';
import { iso6709Place } from './place.ts';
import { readDate, takenUtc } from './taken-date.ts';

export async function movieFacts(path: string, type: FileType): Promise<FoundFacts> {
  if (type.family === 'avi') return await aviFacts(path);
  const header = type.family === 'iso-movie' ? await movieHeader(path) : { createdAtMs: null, durationMs: null };
  const inside = await readInside(path);
  const dates = [...inside.dates];
  if (header.createdAtMs !== null) dates.push(takenUtc('movie-header', header.createdAtMs));
  return { ...inside, durationMs: header.durationMs ?? inside.durationMs, dates };
}

async function readInside(path: string): Promise<FoundFacts> {
  const input = new Input({ formats: ALL_FORMATS, source: new FilePathSource(path) });
  try {
    // One part being broken does not make the others untrue.
    const [size, seconds, tags] = await Promise.allSettled([
      displaySize(input),
      input.getDurationFromMetadata(),
      input.getMetadataTags(),
    ]);
    const durationMs = Math.round(((seconds.status === 'fulfilled' && seconds.value) || 0) * 1000);
    return {
      ...(tags.status === 'fulfilled' ? tagFacts(tags.value) : noFacts),
      ...(size.status === 'fulfilled' ? size.value : sizeOf(null, null)),
      durationMs: Number.isSafeInteger(durationMs) && durationMs > 0 ? durationMs : null,
    };
  } finally {
    input.dispose();
  }
}

async function displaySize(input: Input): Promise<{ width: number | null; height: number | null }> {
  const track = await input.getPrimaryVideoTrack();
  return track === null ? sizeOf(null, null) : sizeOf(await track.getDisplayWidth(), await track.getDisplayHeight());
}

function tagFacts({ raw = {}, date }: MetadataTags): FoundFacts {
  const said = (...names: string[]): string => {
    for (const name of names) {
      const value = raw[name];
      if (typeof value === 'string') return value;
      // User data that the library does not know is bytes: what is in front of the text is skipped.
      if (value instanceof Uint8Array)
        return Buffer.from(value)
          .toString('latin1')
          .replace(/^[^+\d]*/, '');
    }
    return '';
  };
  const dates: Taken[] = [];
  for (const written of [said('com.apple.quicktime.creationdate'), said('date', '©day')]) {
    const taken = readDate('quicktime-creation-date', written);
    if (taken !== null) dates.push(taken);
  }
  if (dates.length === 0 && date !== undefined) dates.push(takenUtc('movie-header', date.getTime()));
  const make = said('com.apple.quicktime.make', 'com.android.manufacturer', '©mak').slice(0, 300);
  const model = said('com.apple.quicktime.model', 'com.android.model', '©mod').slice(0, 300);
  return {
    ...noFacts,
    camera: cameraName(make, model),
    origin: { ...noFacts.origin, make, model, isShot: true },
    livePhotoId: asContentId(said('com.apple.quicktime.content.identifier')),
    place: iso6709Place(said('com.apple.quicktime.location.ISO6709', '©xyz')),
    dates,
  };
}

/** The main header (`avih`) stands at a fixed place in every AVI: RIFF, LIST hdrl, avih. */
async function aviFacts(path: string): Promise<FoundFacts> {
  await using file = await open(path);
  const { buffer: head, bytesRead } = await file.read(Buffer.alloc(128), 0, 128, 0);
  if (bytesRead < 88 || head.toString('latin1', 24, 28) !== 'avih') return noFacts;
  const durationMs = Math.round((head.readUInt32LE(32) * head.readUInt32LE(48)) / 1000);
  return {
    ...noFacts,
    ...sizeOf(head.readUInt32LE(64), head.readUInt32LE(68)),
    durationMs: Number.isSafeInteger(durationMs) && durationMs > 0 ? durationMs : null,
  };
}
