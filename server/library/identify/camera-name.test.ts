import { expect, test } from 'vitest';
import { cameraName } from './camera-name.ts';

test.each([
  ['Apple', 'iPhone 12 Pro', 'Apple iPhone 12 Pro'],
  ['Canon', 'Canon EOS 7D', 'Canon EOS 7D'],
  ['NIKON CORPORATION', 'NIKON D90', 'NIKON D90'],
  ['samsung ', ' SM-A325F\0', 'samsung SM-A325F'],
  ['', 'Pixel 7', 'Pixel 7'],
  ['HTC', '', 'HTC'],
  ['', '', null],
  ['__proto__', 'toString', '__proto__ toString'],
])('%s and %s make %s', (make, model, name) => {
  expect(cameraName(make, model)).toBe(name);
});

test('attack 45: control, bidi and invisible characters do not survive', () => {
  expect(cameraName('A\u001b[31mB', 'x\u202egpj\u200b.exe\r\ny')).toBe('A [31mB x gpj .exe y');
});

test('attack 45: a name of 60 kB is clipped at a character', () => {
  const name = cameraName('📷'.repeat(60_000), '') ?? '';
  expect(name).toBe('📷'.repeat(100));
});
