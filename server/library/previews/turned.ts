/** Stands a picture upright whose orientation is told from outside of it. */
import type { Sharp } from 'sharp';

/** `orientation` as EXIF counts, 1 to 8. */
export function turned(picture: Sharp, orientation: number): Sharp {
  const quarters = [0, 0, 0, 180, 180, 90, 90, 270, 270][orientation] ?? 0;
  const isMirrored = [2, 4, 5, 7].includes(orientation);
  return (isMirrored ? picture.flop() : picture).rotate(quarters);
}
