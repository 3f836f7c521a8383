/** Facts of a Canon CR3: three little TIFFs (camera, exposure, place) inside its `moov` box. */
import { open } from 'node:fs/promises';
import { exifFacts, isTurned } from './exif-facts.ts';
import type { FoundFacts } from './found-facts.ts';
import { noFacts, sizeOf } from './found-facts.ts';
import { findIsoBox, isoBoxes } from './iso-boxes.ts';

/** The three stand at the front, before maker notes and previews. */
const headBytes = 256 * 1024;

const uuidBytes = 16;

export async function canonRawFacts(path: string): Promise<FoundFacts> {
  await using file = await open(path);
  const moov = await findIsoBox(file, (await file.stat()).size, 'moov');
  if (moov === null) return noFacts;
  const bytes = Buffer.alloc(Math.min(moov.end - moov.start, headBytes));
  const { bytesRead } = await file.read(bytes, 0, bytes.length, moov.start);

  const parts = isoBoxes(bytes, 0, bytesRead)
    .filter((box) => box.type === 'uuid')
    .flatMap((box) => isoBoxes(bytes, box.start + uuidBytes, Math.min(box.end, bytesRead)));
  const read = (type: string): ReturnType<typeof exifFacts> => {
    const box = parts.find((part) => part.type === type);
    const tiff = box === undefined ? Buffer.alloc(0) : bytes.subarray(box.start, box.end);
    return exifFacts(new Uint8Array(tiff).buffer);
  };
  const camera = read('CMT1');
  const exposure = read('CMT2');
  const size = sizeOf(exposure.pictureWidth, exposure.pictureHeight);
  return {
    ...noFacts,
    ...(isTurned(camera.orientation) ? { width: size.height, height: size.width } : size),
    camera: camera.camera,
    shot: exposure.shot,
    origin: camera.origin,
    place: read('CMT4').place,
    dates: [...exposure.dates, ...camera.dates],
  };
}
