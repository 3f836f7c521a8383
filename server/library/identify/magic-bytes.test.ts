import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FileType } from './file-type.ts';
import { fileType } from './magic-bytes.ts';

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'magic-'));
});
afterAll(() => rm(dir, { recursive: true }));

async function typeOf(bytes: Buffer): Promise<FileType | null> {
  const path = join(dir, 'file');
  await writeFile(path, bytes);
  await using file = await open(path);
  return await fileType(file);
}

function ftyp(major: string, ...compatible: string[]): Buffer {
  const brands = [major, '\0\0\0\0', ...compatible].join('');
  const box = Buffer.from(`\0\0\0\0ftyp${brands}`, 'latin1');
  box.writeUInt32BE(box.length);
  return Buffer.concat([box, Buffer.alloc(64)]);
}

/** One directory: make, compression, and the tags given. */
function tiff(make: string, compression: number, ...tags: number[]): Buffer {
  const bytes = Buffer.alloc(256);
  bytes.write('II*\0', 'latin1');
  bytes.writeUInt32LE(8, 4);
  const entries = [[0x103, 3, 1, compression], [0x10f, 2, make.length, 200], ...tags.map((tag) => [tag, 4, 1, 0])];
  bytes.writeUInt16LE(entries.length, 8);
  for (const [n, [tag = 0, type = 0, count = 0, value = 0]] of entries.entries()) {
    bytes.writeUInt16LE(tag, 10 + n * 12);
    bytes.writeUInt16LE(type, 12 + n * 12);
    bytes.writeUInt32LE(count, 14 + n * 12);
    bytes.writeUInt32LE(value, 18 + n * 12);
  }
  bytes.write(make, 200, 'latin1');
  return bytes;
}

test.each([
  ['heic', ftyp('heic', 'mif1'), 'image/heic'],
  ['heic with a gain map', ftyp('heic', 'mif1', 'tmap'), 'image/heic'],
  ['ten-bit heic', ftyp('heix', 'mif1'), 'image/heic'],
  ['heif', ftyp('mif1', 'heic'), 'image/heif'],
  ['heif sequence', ftyp('msf1', 'hevc'), 'image/heif'],
  ['tmap first', ftyp('tmap', 'mif1'), 'image/heif'],
  ['avif', ftyp('avif', 'mif1'), 'image/avif'],
  ['avif by its second name', ftyp('mif1', 'avif'), 'image/avif'],
  ['cr3', ftyp('crx ', 'isom'), 'image/x-canon-cr3'],
  ['mp4', ftyp('isom', 'mp42'), 'video/mp4'],
  ['mov', ftyp('qt  '), 'video/quicktime'],
  ['old mov', Buffer.from('\0\0\0\x08wide\0\0\0\x10mdat--------', 'latin1'), 'video/quicktime'],
  ['m4v', ftyp('M4V ', 'isom'), 'video/x-m4v'],
  ['3gp', ftyp('3gp5', 'isom'), 'video/3gpp'],
  ['3g2', ftyp('3g2a'), 'video/3gpp2'],
  ['webm', Buffer.from('1a45dfa39f4286810142f7810142f2810442f381084282847765626d', 'hex'), 'video/webm'],
  ['mkv', Buffer.from('1a45dfa3a34286810142f7810142f2810442f381084282886d6174726f736b61', 'hex'), 'video/x-matroska'],
  ['transport stream', Buffer.from('G'.padEnd(188, '-').repeat(4)), 'video/mp2t'],
  [
    'bmp',
    Buffer.concat([Buffer.from('BM'), Buffer.alloc(12), Buffer.from([40, 0, 0, 0]), Buffer.alloc(40)]),
    'image/bmp',
  ],
  ['bare jxl', Buffer.concat([Buffer.from('ff0a', 'hex'), Buffer.alloc(20)]), 'image/jxl'],
  ['dng', tiff('Google', 7, 0xc612), 'image/x-adobe-dng'],
  ['nef', tiff('NIKON CORPORATION', 1, 0x14a), 'image/x-nikon-nef'],
  ['arw', tiff('SONY', 6, 0x14a), 'image/x-sony-arw'],
  ['pef', tiff('PENTAX', 65_535), 'image/x-pentax-pef'],
  ['tiff of a camera', tiff('NIKON CORPORATION', 1), 'image/tiff'],
  ['cr2', Buffer.concat([Buffer.from('II*\0\x10\0\0\0CR\x02\0', 'latin1'), Buffer.alloc(40)]), 'image/x-canon-cr2'],
  ['orf', Buffer.concat([Buffer.from('IIRO', 'latin1'), Buffer.alloc(40)]), 'image/x-olympus-orf'],
  ['rw2', Buffer.concat([Buffer.from('IIU\0', 'latin1'), Buffer.alloc(40)]), 'image/x-panasonic-rw2'],
  ['raf', Buffer.concat([Buffer.from('FUJIFILMCCD-RAW 0201'), Buffer.alloc(40)]), 'image/x-fuji-raf'],
])('%s is known by its bytes', async (_, bytes, mimeType) => {
  const type = await typeOf(bytes);
  expect(type?.mimeType).toBe(mimeType);
  expect(type?.extension).toMatch(/^\.[a-z0-9]+$/);
});

test.each([
  ['one byte', Buffer.from([0xff])],
  ['a start of image and nothing else', Buffer.from('ffd8', 'hex')],
  ['text that begins like a bitmap', Buffer.from('BMW drivers, a study in blue and white, volume two')],
  ['a sound file', ftyp('M4A ', 'mp42')],
  ['JPEG 2000', ftyp('jp2 ')],
  ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')],
  ['HTML', Buffer.from('<!doctype html><title>x</title>')],
  ['a playlist', Buffer.from('#EXTM3U\nfile:///etc/passwd\n')],
  ['PDF', Buffer.from('%PDF-1.7\n')],
  ['ZIP', Buffer.from('504b030414000000', 'hex')],
  ['a program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(100)])],
  ['a wave file', Buffer.from('RIFF----WAVEfmt ')],
])('attack 26: %s is no photo', async (_, bytes) => {
  expect(await typeOf(bytes)).toBeNull();
});

test('attack 43: a directory that claims 65,535 tags in a short file ends', async () => {
  const bytes = tiff('SONY', 6);
  bytes.writeUInt16LE(65_535, 8);
  expect((await typeOf(bytes))?.mimeType).toBe('image/tiff');
});

test('attack 43: a directory that lies outside of the file is empty', async () => {
  const bytes = tiff('SONY', 6);
  bytes.writeUInt32LE(0xffff_fff0, 4);
  expect((await typeOf(bytes))?.mimeType).toBe('image/tiff');
});
