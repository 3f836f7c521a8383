/** The few colours that stand in a tile before its preview has come. */
import { thumbHashToDataURL } from 'thumbhash';
import type { Tile } from '../../protocol/tile.ts';

const pictures = new Map<string, string | null>();
// About 5 kB each; a wall shows a few hundred at a time.
const kept = 1000;

/** A `data:` URL; null where the photo has none, or one that cannot be read. */
export function thumbhashPicture({ thumbhash }: Pick<Tile, 'thumbhash'>): string | null {
  if (thumbhash === null) return null;
  const known = pictures.get(thumbhash);
  if (known !== undefined) return known;
  const picture = decode(thumbhash);
  if (pictures.size >= kept) pictures.clear();
  pictures.set(thumbhash, picture);
  return picture;
}

function decode(thumbhash: string): string | null {
  try {
    const bytes = Uint8Array.from(atob(thumbhash), (letter) => letter.charCodeAt(0));
    // Five bytes are its header and the least that describes a picture.
    return bytes.length < 5 ? null : thumbHashToDataURL(bytes);
  } catch {
    return null;
  }
}
