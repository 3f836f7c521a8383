import { assert, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { cleanFileName, numberedFileName } from './file-name.ts';

const cases: [attack: string, hint: string, kept: string][] = [
  ['a plain name stays', 'IMG_0001.JPG', 'IMG_0001.JPG'],
  ['letters of any script stay', 'Urlaub in Köln – 写真 صورة.jpg', 'Urlaub in Köln – 写真 صورة.jpg'],
  ['an emoji that is joined of several stays whole', '🏖️ 👨‍👩‍👧.jpg', '🏖️ 👨‍👩‍👧.jpg'],
  ['attack 1: dot-dot with slashes', '../../../etc/passwd', 'passwd.jpg'],
  ['attack 1: dot-dot with backslashes', '..\\..\\windows\\win.ini', 'win.ini'],
  ['attack 2: absolute paths', '/etc/passwd', 'passwd.jpg'],
  ['attack 2: drive letters', 'C:\\Users\\x\\a.jpg', 'a.jpg'],
  ['attack 2: UNC paths', '\\\\server\\share\\x.jpg', 'x.jpg'],
  ['attack 3: NUL', 'nul\0.jpg', '_nul.jpg'],
  ['attack 5: nothing', '', 'untitled.jpg'],
  ['attack 5: a dot', '.', 'untitled.jpg'],
  ['attack 5: two dots', '..', 'untitled.jpg'],
  ['attack 5: only spaces', '   ', 'untitled.jpg'],
  ['attack 6: CON', 'CON', '_CON.jpg'],
  ['attack 6: aux.heic', 'aux.heic', '_aux.heic'],
  ['attack 6: COM with a raised digit', 'COM¹.jpg', '_COM¹.jpg'],
  ['attack 7: trailing dot', 'trailing dot.', 'trailing dot.jpg'],
  ['attack 7: trailing space', 'trailing space ', 'trailing space.jpg'],
  ['attack 8: alternate data stream', 'colon:ads.jpg', 'colon_ads.jpg'],
  ['attack 9: NFD becomes NFC', 'e\u0301te\u0301.jpg', 'été.jpg'],
  ['attack 11: right-to-left override', '\u202egpj.exe', 'gpj.exe.jpg'],
  ['attack 25: a page', 'holiday.HTML', 'holiday.HTML.jpg'],
  ['attack 25: a script', 'holiday.jpg.hta', 'holiday.jpg.hta.jpg'],
  ['attack 11: newline', 'line\nbreak.jpg', 'linebreak.jpg'],
  ['attack 12: markup', '<img src=x onerror=alert(1)>.jpg', '_img src=x onerror=alert(1)_.jpg'],
  ['attack 13: header injection', 'cr\r\nX-Injected: 1.jpg', 'crX-Injected_ 1.jpg'],
  ['attack 16: dot files', '.htaccess', '_htaccess.jpg'],
  ['a lone surrogate becomes the replacement character', '\ud83d.jpg', '\ufffd.jpg'],
];

test.each(cases)('%s', (_attack, hint, kept) => {
  expect(cleanFileName(hint, '.jpg')).toBe(kept);
});

test('attack 4: a long name is cut at a character and keeps its extension', () => {
  expect(cleanFileName(`${'a'.repeat(300)}.jpg`, '.jpg')).toBe(`${'a'.repeat(196)}.jpg`);
  const emoji = cleanFileName(`${'📷'.repeat(90)}.jpg`, '.jpg');
  expect(emoji).toBe(`${'📷'.repeat(49)}.jpg`);
});

test('whatever comes, the name is one legal path part, short enough, and cleaning it again changes nothing', () => {
  assert(
    property(string({ unit: 'binary', maxLength: 400 }), (hint) => {
      const name = cleanFileName(hint, '.jpg');
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(210);
      expect(name).not.toMatch(/[/\\<>:"|?*\0-\x1f]|^\.|[. ]$/);
      expect(cleanFileName(name, '.jpg')).toBe(name);
    }),
    { numRuns: 2000 },
  );
});

test('a count goes before the extension', () => {
  expect(numberedFileName('IMG_1.jpg', 2)).toBe('IMG_1 (2).jpg');
  expect(numberedFileName('photo.jpeg.jpg', 3)).toBe('photo.jpeg (3).jpg');
});
