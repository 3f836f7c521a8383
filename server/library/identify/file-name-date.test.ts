import { expect, test } from 'vitest';
import { fileNameDate } from './file-name-date.ts';

test.each([
  ['PXL_20231006_063000139.jpg', '2023-10-06T06:30:00.139', '+00:00'],
  ['PXL_20200919_105557000.MP.jpg', '2020-09-19T10:55:57.000', '+00:00'],
  ['IMG_20200229_235959.jpg', '2020-02-29T23:59:59', null],
  ['IMG_20200229_235959_1.jpg', '2020-02-29T23:59:59', null],
  ['VID_20200229_235959.mp4', '2020-02-29T23:59:59', null],
  ['20191231_235959.jpg', '2019-12-31T23:59:59', null],
  ['20191231_235959(0).jpg', '2019-12-31T23:59:59', null],
  ['IMG-20210704-WA0003.jpg', '2021-07-04T00:00:00', null],
  ['signal-2021-05-05-123456.jpg', '2021-05-05T12:34:56', null],
  ['signal-2021-05-05-12-34-56-789.jpg', '2021-05-05T12:34:56.789', null],
  ['Screenshot_20220101-000000.jpg', '2022-01-01T00:00:00', null],
  ['Screenshot_20220101-000000_Chrome.jpg', '2022-01-01T00:00:00', null],
  ['Screenshot_2022-01-01-10-20-30-40_abc.png', '2022-01-01T10:20:30', null],
  ['WhatsApp Image 2021-07-04 at 12.34.56.jpeg', '2021-07-04T12:34:56', null],
  ['2019-07-24 11.25.40.jpg', '2019-07-24T11:25:40', null],
])('%s says when', (name, local, offset) => {
  expect(fileNameDate(name)).toEqual({ local, offset, source: 'file-name' });
});

test.each([
  'IMG_1234.jpg',
  '12345678_99999999.jpg',
  '20191331_235959.jpg',
  '20190229_235959.jpg',
  '20191231_2359599.jpg',
  '19010101_000000.jpg',
  'DSC00042.JPG',
  '+1 (555) 010-0000.jpg',
  `${'A-'.repeat(50_000)}20191231`,
  '',
])('%s only looks as if it said when', (name) => {
  expect(fileNameDate(name)).toBeNull();
});
