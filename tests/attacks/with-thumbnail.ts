/** Puts a JPEG into another one’s EXIF, as its small picture: what an editor leaves there when it blanks the large one alone. */
export function withThumbnail(picture: Buffer, thumbnail: Buffer): Buffer {
  const entries: readonly (readonly [tag: number, type: number, value: number])[] = [
    [0x0103, 3, 6],
    [0x0201, 4, 56],
    [0x0202, 4, thumbnail.length],
  ];
  // Little endian; an empty first directory at 8, the second at 14 with three entries, the picture behind it (Exif 2.32, 4.6).
  const tiff = Buffer.alloc(56);
  tiff.write('II*\0', 'latin1');
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt32LE(14, 10);
  tiff.writeUInt16LE(entries.length, 14);
  for (const [index, [tag, type, value]] of entries.entries()) {
    tiff.writeUInt16LE(tag, 16 + index * 12);
    tiff.writeUInt16LE(type, 18 + index * 12);
    tiff.writeUInt32LE(1, 20 + index * 12);
    tiff.writeUInt32LE(value, 24 + index * 12);
  }
  const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, thumbnail]);
  const head = Buffer.alloc(4);
  head.writeUInt16BE(0xffe1, 0);
  head.writeUInt16BE(exif.length + 2, 2);
  return Buffer.concat([picture.subarray(0, 2), head, exif, picture.subarray(2)]);
}
