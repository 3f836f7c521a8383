import { describe, expect, test } from 'vitest';
import type { Photo } from '../../protocol/photo.ts';
import { somePhoto } from '../../tests/cast/some-photo.ts';
import { lightbox as say } from '../words/en-lightbox.ts';
import { type Fact, factsOf } from './photo-facts.ts';

const noShot = {
  lens: null,
  aperture: null,
  exposureSeconds: null,
  iso: null,
  focalLengthMm: null,
  focalLength35mm: null,
};

function factOf(label: string, facts: Partial<Photo>): Fact | undefined {
  return factsOf({ ...somePhoto({ id: 'a' }), ...facts })
    .flatMap((group) => group.facts)
    .find((fact) => fact.label === label);
}

describe('what the panel says', () => {
  test('the date comes with where it is from, and is copied as the file says it', () => {
    const taken = { local: '2024-04-13T20:38:30', offset: '-04:00', source: 'exif-original' } as const;
    expect(factOf(say.factTaken, { taken })).toEqual({
      label: say.factTaken,
      value: 'Saturday, April 13, 2024, 20:38:30 (UTC-04:00)',
      note: say.takenFrom['exif-original'],
      copy: '2024-04-13T20:38:30-04:00',
    });
  });

  test('a date that no camera wrote is said to be none of a camera’s', () => {
    const taken = { local: '2024-04-13T20:38:30', offset: null, source: 'file-name' } as const;
    expect(factOf(say.factTaken, { taken })?.note).toContain('not from the camera');
  });

  test('a place has its names, and its degrees below; without names the degrees', () => {
    const london = { latitude: 51.500_72, longitude: -0.124_625, city: 'London', country: 'GB' };
    expect(factOf(say.factPlace, { place: london })).toMatchObject({
      value: 'London, United Kingdom',
      note: '51.50072°, -0.12463°',
      copy: '51.50072, -0.124625',
    });
    const sea = { ...london, city: null, country: null };
    expect(factOf(say.factPlace, { place: sea })).toEqual({
      label: say.factPlace,
      value: '51.50072°, -0.12463°',
      copy: '51.50072, -0.124625',
    });
  });

  test('a country that is none stays as it is written', () => {
    const place = { latitude: 1, longitude: 1, city: null, country: '??' };
    expect(factOf(say.factPlace, { place })?.value).toBe('??');
  });

  test('an exposure is written as photographers do', () => {
    const shot = { ...noShot, aperture: 1.78, exposureSeconds: 1 / 120, iso: 64 };
    expect(factOf(say.factExposure, { shot })?.value).toBe('ƒ/1.8 · 1/120 s · ISO 64');
    expect(factOf(say.factExposure, { shot: { ...noShot, exposureSeconds: 2.5 } })?.value).toBe('2.5 s');
  });

  test('a focal length says what it would be on film only where that differs', () => {
    const phone = { ...noShot, focalLengthMm: 5.7, focalLength35mm: 26 };
    expect(factOf(say.factFocalLength, { shot: phone })).toMatchObject({
      value: '5.7 mm',
      note: '26 mm as on 35 mm film',
    });
    const camera = { ...noShot, focalLengthMm: 35, focalLength35mm: 35 };
    expect(factOf(say.factFocalLength, { shot: camera })).not.toHaveProperty('note');
  });

  test('what is not known is not there, nor is an empty group', () => {
    expect(factsOf(somePhoto({ id: 'a' })).map(({ heading }) => heading)).not.toContain(say.groupCamera);
    expect(factOf(say.factPath, { path: '' })).toBeUndefined();
  });

  test('each sender is named with the time of its sending, and an original that is amiss is pointed at', () => {
    const { devices } = somePhoto({ id: 'a' });
    const sent = devices.map((device) => ({ ...device, receivedAt: '2026-06-03T12:03:00.000Z' }));
    expect(factOf(say.factSender, { devices: sent })).toMatchObject({ value: 'iPhone 13', note: expect.any(String) });
    expect(factOf(say.factCondition, { condition: 'changed' })).toMatchObject({ isWarning: true });
    expect(factOf(say.factCondition, { condition: 'ok' })).toBeUndefined();
  });
});
