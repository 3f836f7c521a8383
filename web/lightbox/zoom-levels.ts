/** How far a photo is zoomed by a press and at the most, in multiples of its own pixels. */

export interface Sizes {
  /** At which all of it is seen. */
  readonly fit: number;
  readonly elementSize: { readonly x?: number; readonly y?: number } | null;
  readonly panAreaSize: { readonly x?: number; readonly y?: number } | null;
}

/** As many times longer than wide (or the other way) is a panorama: seen whole it is a thin strip. */
const panorama = 2.4;
const mostPanorama = 4;

/** By a press, the button or `z`: to its real pixels, at least twice what fits; a panorama fills the shorter side. */
export function pressedZoom(sizes: Sizes): number {
  const twice = Math.max(1, sizes.fit * 2);
  const { x: width = 0, y: height = 0 } = sizes.elementSize ?? {};
  const { x: areaWidth = 0, y: areaHeight = 0 } = sizes.panAreaSize ?? {};
  if (width <= 0 || height <= 0 || areaWidth <= 0 || areaHeight <= 0) return 1;
  const length = Math.max(width / height, height / width);
  if (length < panorama) return twice;
  const fill = Math.max(areaWidth / width, areaHeight / height);
  return Math.max(Math.min(fill, mostPanorama), sizes.fit * 1.5);
}

/** By wheel or pinch. */
export function mostZoom(sizes: Sizes): number {
  return Math.max(2, sizes.fit * 4, pressedZoom(sizes));
}
