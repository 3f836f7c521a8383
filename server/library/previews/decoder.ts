/** The one decoder of pictures, told what to refuse before it sees the first. */
import sharp, { type Sharp } from 'sharp';
import { mostPixels } from './pixel-limit.ts';

// Loaders that nobody's photo needs are attack surface: everything is blocked, then a few are let in.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadJpeg',
    'VipsForeignLoadPng',
    'VipsForeignLoadWebp',
    'VipsForeignLoadHeif',
    'VipsForeignLoadNsgif',
    'VipsForeignLoadTiff',
  ],
});
// Two pictures side by side on one thread each are faster than one after the other on two.
sharp.concurrency(1);
sharp.cache(false);

export interface Pixels {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 2 | 3 | 4;
}

/** Opens a file or its bytes; of a torn picture it gives what there is, of a film its first frame. */
export function decode(input: string | Uint8Array, options: { ignoreProfile: boolean }): Sharp {
  return sharp(input, {
    limitInputPixels: mostPixels,
    failOn: 'none',
    ignoreIcc: options.ignoreProfile,
  });
}

export function fromPixels({ data, width, height, channels }: Pixels): Sharp {
  return sharp(data, { raw: { width, height, channels }, limitInputPixels: mostPixels });
}
