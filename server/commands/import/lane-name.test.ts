import { expect, test } from 'vitest';
import { laneNameOf } from './lane-name.ts';

test.each([
  ['/home/anna/Old camera', 'Old camera'],
  ['/media/anna/EOS_DIGITAL/DCIM', 'EOS_DIGITAL'],
  ['/home/anna/Takeout', 'Google Photos'],
  ['/', 'Imported'],
  ['/DCIM', 'Camera'],
  ['/home/anna/two\nlines', 'two lines'],
])('what lies in %s is filed under %s', (dir, name) => {
  expect(laneNameOf(dir)).toBe(name);
});
