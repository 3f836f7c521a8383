/** Values that have broken programs before: where a text, a number or an id is expected. */
import type { Random } from '../faults/random.ts';

const texts = [
  '',
  ' ',
  '.',
  '..',
  '../../../../etc/passwd',
  String.raw`..\..\windows\win.ini`,
  '/etc/passwd',
  'C:\\x',
  '%00',
  '\0',
  'a\0b.jpg',
  '%2e%2e%2f',
  '%252e%252e%252f',
  '%c0%ae%c0%ae/',
  '%',
  '%zz',
  '%ff%fe',
  '1 OR 1=1',
  `'; DROP TABLE photos; --`,
  '" OR ""="',
  '*',
  'NEAR(a b)',
  'a AND',
  '"unclosed',
  'taken:',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'null',
  'undefined',
  'NaN',
  'true',
  '[object Object]',
  '<img src=x onerror="document.title=\'PWNED\'">.jpg',
  '<script>document.title="PWNED"</script>',
  '${7*7}',
  '{{7*7}}',
  '$(touch /tmp/pwned)',
  '`id`',
  '\u202Egpj.exe',
  '\uD800',
  '\uFEFF',
  '\u{1F4F7}'.repeat(60),
  'é\u0301'.repeat(40),
  'ﷺ'.repeat(50),
  '\r\nX-Injected: 1\r\n\r\n',
  '\u2028',
  '\u001B[31m',
  'CON',
  'aux.jpg',
  'x. ',
  'a'.repeat(300),
  'a'.repeat(8000),
  '0000:00:00',
  '9999-99-99',
  '2026-02-30',
  '+275760-09-13',
  '-000001-01',
  '2024-13',
  'PT1H',
  '1e400',
] as const;

const numbers = [
  0,
  -0,
  1,
  -1,
  0.5,
  2,
  255,
  65_536,
  2 ** 31,
  -(2 ** 31) - 1,
  2 ** 32,
  2 ** 53,
  -(2 ** 53),
  2 ** 63,
  2 ** 64,
  1e21,
  1e308,
  5e-324,
] as const;

const numberTexts = [
  '0x10',
  '1e3',
  '0b1',
  '٣',
  ' 1',
  '1 ',
  '+1',
  '1,5',
  '00',
  '1_000',
  '9'.repeat(400),
  '-0',
  '.5',
  'Infinity',
] as const;

const ranges = [
  'bytes=0-0',
  'bytes=-0',
  'bytes=5-2',
  `bytes=0-${'9'.repeat(30)}`,
  `bytes=${'0-0,'.repeat(1000)}0-0`,
  'bytes=',
  'lines=1-2',
] as const;

export function strangeText(random: Random): string {
  return random.fraction() < 0.75 ? random.oneOf(texts) : random.oneOf([...numberTexts, ...ranges]);
}

export function strangeNumber(random: Random): number {
  return random.oneOf(numbers);
}

/** Any JSON that nobody expects; `depth` is how far it may nest. */
export function strangeJson(random: Random, depth = 3): unknown {
  const draw = random.fraction();
  if (draw < 0.35) return strangeText(random);
  if (draw < 0.6) return strangeNumber(random);
  if (draw < 0.7) return random.oneOf([null, true, false]);
  if (depth === 0) return {};
  if (draw < 0.85) return Array.from({ length: random.whole(0, 4) }, () => strangeJson(random, depth - 1));
  const names = Array.from({ length: random.whole(0, 4) }, () => strangeText(random));
  return Object.fromEntries(names.map((name) => [name, strangeJson(random, depth - 1)]));
}
