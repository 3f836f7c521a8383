import { expect, test } from 'vitest';
import { ShotSchema } from '../../../protocol/photo.ts';
import { shotOf } from './shot.ts';

const of = (tags: Readonly<Record<string, unknown>>) => shotOf((tag) => tags[tag]);

test('a shot is read from rationals and numbers', () => {
  const shot = of({
    LensModel: ['iPhone 12 Pro back camera 4.2mm f/1.6'],
    FNumber: [8, 5],
    ExposureTime: [1, 250],
    ISOSpeedRatings: 64,
    FocalLength: [21, 5],
    FocalLengthIn35mmFilm: 26,
  });
  expect(shot).toEqual({
    lens: 'iPhone 12 Pro back camera 4.2mm f/1.6',
    aperture: 1.6,
    exposureSeconds: 0.004,
    iso: 64,
    focalLengthMm: 4.2,
    focalLength35mm: 26,
  });
});

test('of several sensitivities the first counts', () => {
  expect(of({ ISOSpeedRatings: [200, 0] })?.iso).toBe(200);
  expect(of({ ISOSpeedRatings: [] })).toBeNull();
});

test('a picture that says nothing of how it was taken has no shot', () => {
  expect(of({})).toBeNull();
  expect(of({ LensModel: [' \u0000\u202e '], FNumber: [0, 0], ISOSpeedRatings: 0 })).toBeNull();
});

test.each([
  ['nothing divided by nothing', [0, 0]],
  ['something divided by nothing', [1, 0]],
  ['less than nothing', [-1, 5]],
  ['more than can be', [4_294_967_295, 1]],
  ['a text', ['f/2']],
  ['a list of lists', [[1, 2]]],
])('numbers that cannot be are unknown: %s', (_name, value) => {
  const shot = of({ FNumber: value, ExposureTime: value, FocalLength: value, ISOSpeedRatings: 100 });
  expect(shot).toMatchObject({ aperture: null, exposureSeconds: null, focalLengthMm: null, iso: 100 });
  expect(ShotSchema.safeParse(shot).success).toBe(true);
});

test('a lens name that hides control characters is tidied', () => {
  expect(of({ LensModel: ['Fisheye\u202e\u0007 8mm'] })?.lens).toBe('Fisheye 8mm');
});
