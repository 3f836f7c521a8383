/** How a kind of picture is decoded here. */

/** `encoded`: by the decoder of most; `embedded`: by the JPEG that a camera put into its raw file. */
export type DecodingWay = 'encoded' | 'heic' | 'bmp' | 'embedded';

/** Null where no decoder knows the kind. */
export function decodingWay(mimeType: string): DecodingWay | null {
  switch (mimeType) {
    case 'image/jpeg':
    case 'image/png':
    case 'image/webp':
    case 'image/gif':
    case 'image/avif':
    case 'image/tiff':
      return 'encoded';
    case 'image/heic':
    case 'image/heif':
      return 'heic';
    case 'image/bmp':
      return 'bmp';
    default:
      return mimeType.startsWith('image/x-') ? 'embedded' : null;
  }
}
