/** Small pictures over two years, for walls that are longer than the screen. */
import { writeFile } from 'node:fs/promises';
import sharp from 'sharp';

/** `each` on the 15th of every month of 2023 and 2024; answers their files, oldest first. */
export async function twoYears(pathOf: (name: string) => string, each: number): Promise<string[]> {
  const files: string[] = [];
  for (let month = 0; month < 24; month += 1) {
    for (let index = 0; index < each; index += 1) {
      const year = 2023 + Math.floor(month / 12);
      const two = String((month % 12) + 1).padStart(2, '0');
      const file = pathOf(`IMG_${year}${two}_${index}.jpg`);
      const background = { r: month * 10, g: index * 60, b: 120 };
      const picture = sharp({ create: { width: 320, height: 240, channels: 3, background } });
      const taken = { DateTimeOriginal: `${year}:${two}:15 12:0${index}:00` };
      await writeFile(file, await picture.withExif({ IFD2: taken }).jpeg().toBuffer());
      files.push(file);
    }
  }
  return files;
}
