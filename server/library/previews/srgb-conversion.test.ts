import sharp, { type Sharp } from 'sharp';
import { expect, test } from 'vitest';
import { photoSet } from '../../../tests/cast/photo-set.ts';
import { srgbConversion } from './srgb-conversion.ts';

const jpegs = photoSet().filter(({ path, mime }) => mime === 'image/jpeg' && /^(?:phone|orientation)\//.test(path));

test('the fast way agrees with real colour management to one shade in 256', async () => {
  const compared: string[] = [];
  for (const { file, path } of jpegs) {
    const { icc, space } = await sharp(file).metadata();
    const conversion = icc === undefined || space !== 'srgb' ? null : srgbConversion(icc);
    if (conversion === null) continue;
    const read = (ignoreIcc: boolean): ReturnType<typeof rawOf> => rawOf(sharp(file, { failOn: 'none', ignoreIcc }));
    const [fast, real] = [await read(true), await read(false)];
    conversion(fast);
    const apart = fast.data.reduce((sum, value, n) => sum + Math.abs(value - (real.data[n] ?? 0)), 0);
    expect(apart / fast.data.length, path).toBeLessThan(1);
    compared.push(path);
  }
  expect(compared.length).toBeGreaterThan(0);
});

test.each([
  ['nothing', Buffer.alloc(0)],
  ['a head without tags', Buffer.concat([Buffer.alloc(16), Buffer.from('RGB '), Buffer.alloc(200)])],
  [
    'a hundred tags that point outside',
    Buffer.concat([Buffer.alloc(16), Buffer.from('RGB '), Buffer.alloc(4_000, 0xff)]),
  ],
  ['a CMYK profile', Buffer.concat([Buffer.alloc(16), Buffer.from('CMYK'), Buffer.alloc(200)])],
])('attack 31: a profile of %s is left to real colour management', (_, profile) => {
  expect(srgbConversion(profile)).toBeNull();
});

async function rawOf(picture: Sharp): Promise<{ data: Buffer; width: number; height: number; channels: 3 | 4 }> {
  const { data, info } = await picture.resize(400).raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: info.channels === 4 ? 4 : 3 };
}
