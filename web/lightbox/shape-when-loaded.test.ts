import { expect, test } from 'vitest';
import { shapeOf } from './shape-when-loaded.ts';

test('an unmeasured photo has the shape of its preview, and room to be zoomed where there may be more of it', () => {
  expect(shapeOf(1600, 1067)).toEqual({ width: 4800, height: 3201 });
  expect(shapeOf(510, 382)).toEqual({ width: 510, height: 382 });
});
