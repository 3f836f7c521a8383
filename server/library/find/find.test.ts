import { expect, test } from 'vitest';
import { AlbumIdSchema } from '../../../protocol/album.ts';
import { DeviceIdSchema } from '../../../protocol/pairing.ts';
import { Find, type Nameable } from './find.ts';

/** A Saturday. */
const now = new Date(2026, 10, 21, 16, 0);
const [anna, study] = ['anna', 'study'].map((id) => DeviceIdSchema.parse(id));
const nameable: Nameable = {
  devices: [
    { id: anna ?? DeviceIdSchema.parse('-'), name: 'Anna’s iPhone' },
    { id: study ?? DeviceIdSchema.parse('-'), name: 'Study laptop' },
  ],
  albums: [
    { id: AlbumIdSchema.parse('hike'), name: 'Hike & Höhle' },
    { id: AlbumIdSchema.parse('2024'), name: '2024' },
  ],
  cameras: ['Apple iPhone 12 Pro', 'Canon EOS 7D'],
  countries: ['IT', 'DE', 'US', 'ES'],
  cities: [
    { city: 'New York', country: 'US' },
    { city: 'München', country: 'DE' },
    { city: 'Springfield', country: 'US' },
    { city: 'Springfield', country: 'DE' },
  ],
};

const understand = (typed: string, language = 'en') => new Find(language, nameable).understand(typed, now);
/** The stretch of days that was understood. */
const days = (typed: string, language = 'en'): string => {
  const [part, ...others] = understand(typed, language);
  return part?.kind === 'date' && others.length === 0 ? `${part.from}..${part.to}` : JSON.stringify([part, ...others]);
};

test.each([
  ['november 2025', '2025-11-01..2025-11-30'],
  ['Nov 2025', '2025-11-01..2025-11-30'],
  ['2025 november', '2025-11-01..2025-11-30'],
  ['2025 summer', '2025-06-01..2025-08-31'],
  ['2025-11', '2025-11-01..2025-11-30'],
  ['2025/11', '2025-11-01..2025-11-30'],
  ['11/2025', '2025-11-01..2025-11-30'],
  ['2025-11-03', '2025-11-03..2025-11-03'],
  ['3.11.2025', '2025-11-03..2025-11-03'],
  ['03.11.25', '2025-11-03..2025-11-03'],
  ['3/11/2025', '2025-11-03..2025-11-03'],
  ['31/12/2025', '2025-12-31..2025-12-31'],
  ['12/31/2025', '2025-12-31..2025-12-31'],
  ['2025', '2025-01-01..2025-12-31'],
  ['2019-2021', '2019-01-01..2021-12-31'],
  ['2019 to 2021', '2019-01-01..2021-12-31'],
  ['november 3, 2025', '2025-11-03..2025-11-03'],
  ['3rd of November 2025', '2025-11-03..2025-11-03'],
  ['november', '2026-11-01..2026-11-30'],
  ['december', '2025-12-01..2025-12-31'],
  ['december 24', '2025-12-24..2025-12-24'],
  ['29 february', '2024-02-29..2024-02-29'],
  ['last november', '2025-11-01..2025-11-30'],
  ['summer 2025', '2025-06-01..2025-08-31'],
  ['summer of 2025', '2025-06-01..2025-08-31'],
  ['last summer', '2026-06-01..2026-08-31'],
  ['last autumn', '2025-09-01..2025-11-30'],
  ['this autumn', '2026-09-01..2026-11-30'],
  ['winter 2024', '2024-12-01..2025-02-28'],
  ['last winter', '2025-12-01..2026-02-28'],
  ['today', '2026-11-21..2026-11-21'],
  ['yesterday', '2026-11-20..2026-11-20'],
  ['this week', '2026-11-16..2026-11-22'],
  ['last week', '2026-11-09..2026-11-15'],
  ['last weekend', '2026-11-14..2026-11-15'],
  ['last month', '2026-10-01..2026-10-31'],
  ['last year', '2025-01-01..2025-12-31'],
  ['last 7 days', '2026-11-15..2026-11-21'],
  ['last 3 months', '2026-08-22..2026-11-21'],
  ['since 2024', '2024-01-01..2027-12-31'],
  ['before march 2021', '1826-01-01..2021-02-28'],
  ['november to february', '2025-11-01..2026-02-28'],
  ['from june to august 2025', '2025-06-01..2025-08-31'],
  ['3 days ago', '2026-11-18..2026-11-18'],
  ['2 weeks ago', '2026-11-02..2026-11-08'],
  ['two weeks ago', '2026-11-07..2026-11-07'],
  ['11 months ago', '2025-12-01..2025-12-31'],
  ['2 years ago', '2024-01-01..2024-12-31'],
  ['last friday', '2026-11-20..2026-11-20'],
])('dates are understood as people write them: %s', (typed, range) => {
  expect(days(typed)).toBe(range);
});

test.each([
  ['November 2025', '2025-11-01..2025-11-30'],
  ['3. November 2025', '2025-11-03..2025-11-03'],
  ['3.11.', '2026-11-03..2026-11-03'],
  ['März 2025', '2025-03-01..2025-03-31'],
  ['letzten Sommer', '2026-06-01..2026-08-31'],
  ['im Sommer 2025', '2025-06-01..2025-08-31'],
  ['gestern', '2026-11-20..2026-11-20'],
  ['vorgestern', '2026-11-19..2026-11-19'],
  ['letzte Woche', '2026-11-09..2026-11-15'],
  ['letzten 3 Monate', '2026-08-22..2026-11-21'],
  ['seit 2024', '2024-01-01..2027-12-31'],
  ['vor 3 Tagen', '2026-11-18..2026-11-18'],
  ['last summer', '2026-06-01..2026-08-31'],
])('in German too: %s', (typed, range) => {
  expect(days(typed, 'de-AT')).toBe(range);
});

test.each([
  ['noviembre de 2025', '2025-11-01..2025-11-30'],
  ['3 de noviembre de 2025', '2025-11-03..2025-11-03'],
  ['verano pasado', '2026-06-01..2026-08-31'],
  ['el verano pasado', '2026-06-01..2026-08-31'],
  ['semana pasada', '2026-11-09..2026-11-15'],
  ['este año', '2026-01-01..2026-12-31'],
  ['ayer', '2026-11-20..2026-11-20'],
  ['hace 3 días', '2026-11-18..2026-11-18'],
])('and in Spanish: %s', (typed, range) => {
  expect(days(typed, 'es')).toBe(range);
});

test('Americans write the month first', () => {
  expect(days('11/3/2025', 'en-US')).toBe('2025-11-03..2025-11-03');
  expect(days('11/3/2025', 'en-GB')).toBe('2025-03-11..2025-03-11');
});

test('months and countries are known in languages that have no list of words', () => {
  expect(days('listopada 2025', 'pl')).toBe('2025-11-01..2025-11-30');
  expect(understand('Italie', 'fr')).toEqual([{ kind: 'country', country: 'IT', text: 'Italie' }]);
  expect(understand('italy', 'no such language!')).toMatchObject([{ kind: 'country', country: 'IT' }]);
});

test.each([
  '31.2.2025',
  '2025-13',
  '1234',
  '20251103',
  '1920x1080',
  'IMG_20251103',
  '1.8',
  'f/1.8',
  '12',
  'sun',
  'mar',
  '2025-11-03.jpg',
])('what only looks like a date stays a word: %s', (typed) => {
  expect(understand(typed)).toEqual([{ kind: 'words', text: typed }]);
});

test('names are found whatever their accents, cases and signs', () => {
  expect(understand('ANNAS IPHONE')).toMatchObject([{ kind: 'device', device: 'anna' }]);
  expect(understand("anna's iphone")).toMatchObject([{ kind: 'device', device: 'anna', name: 'Anna’s iPhone' }]);
  expect(understand('anna')).toMatchObject([{ kind: 'device', device: 'anna' }]);
  expect(understand('hike hohle')).toMatchObject([{ kind: 'album', album: 'hike' }]);
  expect(understand('munchen')).toMatchObject([{ kind: 'city', city: 'München', country: 'DE' }]);
  expect(understand('iphone 12 pro')).toMatchObject([{ kind: 'camera', camera: 'Apple iPhone 12 Pro' }]);
  expect(understand('Italien', 'de')).toMatchObject([{ kind: 'country', country: 'IT' }]);
  expect(understand('usa')).toMatchObject([{ kind: 'country', country: 'US' }]);
});

test('a part of a name, and a name that several have, stay words', () => {
  expect(understand('iphone 12')).toEqual([{ kind: 'words', text: 'iphone 12' }]);
  expect(understand('springfield')).toEqual([{ kind: 'words', text: 'springfield' }]);
  expect(understand('japan')).toEqual([{ kind: 'words', text: 'japan' }]);
});

test('an album that is called like a year does not hide the year', () => {
  expect(days('2024')).toBe('2024-01-01..2024-12-31');
});

test('many things together are taken apart, and little words between them belong to what they introduce', () => {
  expect(understand('videos of cats in New York from last summer by anna')).toEqual([
    { kind: 'type', type: 'video', text: 'videos of' },
    { kind: 'words', text: 'cats' },
    { kind: 'city', city: 'New York', country: 'US', text: 'in New York' },
    { kind: 'date', from: '2026-06-01', to: '2026-08-31', text: 'from last summer' },
    { kind: 'device', device: 'anna', name: 'Anna’s iPhone', text: 'by anna' },
  ]);
});

test('little words between other words are words', () => {
  expect(understand('the man in the moon')).toEqual([{ kind: 'words', text: 'the man in the moon' }]);
  expect(understand('in')).toEqual([{ kind: 'words', text: 'in' }]);
});

test('what stands in quotation marks is meant word for word', () => {
  expect(understand('"anna" "last summer"')).toEqual([{ kind: 'words', text: '"anna" "last summer"' }]);
  expect(understand('„November 2025“', 'de')).toMatchObject([{ kind: 'words' }]);
});

test('of a kind that is said twice the second stays words', () => {
  expect(understand('2024 2025')).toEqual([
    { kind: 'date', from: '2024-01-01', to: '2024-12-31', text: '2024' },
    { kind: 'words', text: '2025' },
  ]);
});

test('kinds and favourites are understood in the reader’s language and in English', () => {
  expect(understand('favoriten videos', 'de')).toMatchObject([{ kind: 'favourite' }, { kind: 'type', type: 'video' }]);
  expect(understand('imágenes', 'es')).toMatchObject([{ kind: 'type', type: 'image' }]);
  expect(understand('starred photos', 'es')).toMatchObject([{ kind: 'favourite' }, { kind: 'type', type: 'image' }]);
});

test('nothing typed is nothing understood', () => {
  for (const typed of ['', '   ', '\n']) expect(understand(typed)).toEqual([]);
});

test.each(['"'.repeat(200), ' - '.repeat(60), '%'.repeat(200), '9'.repeat(200), '1.'.repeat(100), 'a b '.repeat(50)])(
  'two hundred signs of nonsense are words at the most',
  (typed) => {
    expect(understand(typed).every(({ kind }) => kind === 'words')).toBe(true);
  },
);
