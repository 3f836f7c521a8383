/** A file or more of each format, by the row of the README's table that it stands for. */
import { readFile } from 'node:fs/promises';
import { bmpFile, movieFile, rawFile, rawKinds } from '../cast/made-files.ts';
import { photoAt } from '../cast/photo-set.ts';

const ofSet = (path: string) => (): Promise<Buffer> => readFile(photoAt(path));

export interface Sample {
  /** The row it stands for: all of a row are shown the same way. */
  readonly row: string;
  readonly name: string;
  readonly bytes: () => Promise<Buffer>;
}

export const pictures: readonly Sample[] = [
  { row: 'JPEG, also progressive and CMYK', name: 'progressive.jpg', bytes: ofSet('formats/jpeg-progressive.jpg') },
  { row: 'JPEG, also progressive and CMYK', name: 'cmyk.jpg', bytes: ofSet('formats/jpeg-cmyk.jpg') },
  { row: 'Ultra HDR JPEG', name: 'ultrahdr.jpg', bytes: ofSet('phone/pixel6-ultrahdr-small.jpg') },
  {
    row: 'motion photo (JPEG with its movie)',
    name: 'PXL.MP.jpg',
    bytes: ofSet('live-motion/synthetic/PXL_20200919_105557000.MP.jpg'),
  },
  { row: 'PNG', name: 'plot.png', bytes: ofSet('formats/png-plot.png') },
  { row: 'WebP', name: 'alpha.webp', bytes: ofSet('formats/webp-alpha.webp') },
  { row: 'AVIF', name: 'sunset.avif', bytes: ofSet('formats/avif-sunset.avif') },
  { row: 'animated GIF and WebP', name: 'animated.gif', bytes: ofSet('formats/gif-animated.gif') },
  { row: 'animated GIF and WebP', name: 'animated.webp', bytes: ofSet('formats/webp-animated.webp') },
  { row: 'HEIC and HEIF', name: 'samsung.heic', bytes: ofSet('phone/samsung-m31-small.heic') },
  {
    row: 'HEIC of an iPhone 15 and newer (with a gain map)',
    name: '15pro.heic',
    bytes: ofSet('phone/iphone15pro.heic'),
  },
  { row: 'TIFF', name: 'arbitro.tiff', bytes: ofSet('formats/tiff-arbitro.tiff') },
  { row: 'BMP', name: 'paint.bmp', bytes: async () => bmpFile(640, 480) },
  { row: rawRow(), name: 'real.pef', bytes: ofSet('formats/pef-jølstravatnet.pef') },
  ...rawKinds.map((kind) => ({ row: rawRow(), name: `made.${kind}`, bytes: () => rawFile(kind) })),
  { row: 'JPEG XL', name: 'sample.jxl', bytes: ofSet('formats/jxl-sample.jxl') },
];

/** The rows that all browsers draw by themselves. */
export const drawnEverywhere: ReadonlySet<string> = new Set(
  pictures.map(({ row }) => row).filter((row) => !/^(HEIC|TIFF|raw)/.test(row)),
);

const playable = 'MP4, MOV, M4V with H.264';
const playableWebm = 'WebM with VP8 or VP9';
/** The rows that the players of all browsers know. */
export const playedEverywhere: ReadonlySet<string> = new Set([playable, playableWebm]);
export const movies: readonly Sample[] = [
  { row: playable, name: 'android.mp4', bytes: ofSet('video/android-gps.mp4') },
  { row: playable, name: 'iphone6.mov', bytes: ofSet('video/iphone6-rot90-gps.mov') },
  { row: playable, name: 'no-date.m4v', bytes: ofSet('video/no-date.m4v') },
  { row: playableWebm, name: 'vp8.webm', bytes: () => movieFile('webm', 'libvpx') },
  { row: 'MOV with HEVC (iPhone)', name: 'hevc.mov', bytes: ofSet('live-motion/IMG_7943_HEVC.MOV') },
  { row: '3GP with H.263 or MPEG-4', name: 'motorola.3gp', bytes: ofSet('video/motorola-3gp-2018.3gp') },
  { row: '3GP with H.263 or MPEG-4', name: 'old.3gp', bytes: ofSet('video/old.3gp') },
  { row: 'AVI', name: 'motion-jpeg.avi', bytes: ofSet('video/motion-jpeg.avi') },
  { row: 'MKV, AVCHD (MTS)', name: 'old.mkv', bytes: () => movieFile('matroska', 'mpeg4') },
  { row: 'MKV, AVCHD (MTS)', name: 'camcorder.mts', bytes: () => movieFile('mpegts', 'mpeg2video') },
];

function rawRow(): string {
  return `raw: ${['pef', ...rawKinds].map((kind) => kind.toUpperCase()).join(', ')}`;
}
