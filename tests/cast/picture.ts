/** New photos out of one: small JPEGs that each have their own bytes, and one as large as needed. */
import { readFile } from 'node:fs/promises';
import { photoAt } from './photo-set.ts';

const model = photoAt('dates/zones/sydney_opera_house.jpg');

/** A real photo of 22 kB with `mark` behind its end, where no decoder looks: the same picture, other bytes. */
export async function photoBytes(mark: string): Promise<Buffer> {
  return Buffer.concat([await readFile(model), Buffer.from(mark)]);
}

/** A real photo, grown to a size: for sending that takes a while. */
export async function largePhotoBytes(mark: string, sizeBytes: number): Promise<Buffer> {
  const start = await photoBytes(mark);
  return Buffer.concat([start, Buffer.alloc(sizeBytes - start.length, `${mark} `)]);
}
