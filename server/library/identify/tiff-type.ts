/** Tells plain TIFF from the raw formats that are built like it, by the first directory's tags. */
import type { FileHandle } from 'node:fs/promises';
import type { FileType } from './file-type.ts';

const tag = { compression: 0x103, make: 0x10f, subDirectories: 0x14a, dngVersion: 0xc612 } as const;

/** More tags than any camera writes into one directory. */
const mostTags = 1_000;
const tagBytes = 12;

const pentaxCompression = 65_535;

/** `head` is the start of `file`; the directory may lie anywhere in it. */
export async function tiffType(head: Buffer, file: FileHandle): Promise<FileType | null> {
  const order = head.toString('latin1', 0, 2);
  if ((order !== 'II' && order !== 'MM') || head.length < 16) return null;
  const isLittle = order === 'II';
  const letters = head.toString('latin1', 2, 4);
  if (isLittle ? letters === 'RO' || letters === 'RS' : letters === 'OR') return rawType('orf', 'olympus', 'opaque');
  if (isLittle && letters === 'U\0') return rawType('rw2', 'panasonic', 'opaque');
  const magic = isLittle ? head.readUInt16LE(2) : head.readUInt16BE(2);
  // 43 is BigTIFF, which EXIF readers do not follow.
  if (magic === 43) return { ...tiff, family: 'opaque' };
  if (magic !== 42) return null;
  if (isLittle && head.toString('latin1', 8, 10) === 'CR') return rawType('cr2', 'canon');
  return await typeByTags(file, isLittle, isLittle ? head.readUInt32LE(4) : head.readUInt32BE(4));
}

const tiff: FileType = { kind: 'image', mimeType: 'image/tiff', extension: '.tiff', family: 'still' };

async function typeByTags(file: FileHandle, isLittle: boolean, start: number): Promise<FileType> {
  const directory = await read(file, start, 2 + mostTags * tagBytes);
  const u16 = (at: number): number => (isLittle ? directory.readUInt16LE(at) : directory.readUInt16BE(at));
  const u32 = (at: number): number => (isLittle ? directory.readUInt32LE(at) : directory.readUInt32BE(at));

  let makeAt = -1;
  let compression = 1;
  let hasSubDirectories = false;
  const count = directory.length < 2 ? 0 : u16(0);
  for (let n = 0, at = 2; n < count && at + tagBytes <= directory.length; n += 1, at += tagBytes) {
    const id = u16(at);
    if (id === tag.dngVersion) return rawType('dng', 'adobe');
    if (id === tag.subDirectories) hasSubDirectories = true;
    if (id === tag.compression) compression = u16(at + 8);
    if (id === tag.make) makeAt = u32(at + 8);
  }
  const make = makeAt < 0 ? '' : (await read(file, makeAt, 8)).toString('latin1').toUpperCase();
  if (compression === pentaxCompression && /^(?:PENTAX|RICOH)/.test(make)) return rawType('pef', 'pentax');
  if (hasSubDirectories && make.startsWith('NIKON')) return rawType('nef', 'nikon');
  if (hasSubDirectories && make.startsWith('SONY')) return rawType('arw', 'sony');
  if (hasSubDirectories && make.startsWith('SAMSUNG')) return rawType('srw', 'samsung');
  return tiff;
}

async function read(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at);
  return buffer.subarray(0, bytesRead);
}

function rawType(letters: string, maker: string, family: FileType['family'] = 'still'): FileType {
  return { kind: 'image', mimeType: `image/x-${maker}-${letters}`, extension: `.${letters}`, family };
}
