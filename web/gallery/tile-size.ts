/** How large the reader wants the pictures on the wall; kept in this browser. */

const key = 'landfall.tile-size';
/** Steps of the slider, as shares of the usual size. */
export const tileSizes = [0.5, 0.7, 1, 1.35, 1.8] as const;
const usual = 2;

/** A step of `tileSizes`. */
export function keptTileSize(): number {
  try {
    const step = Number(localStorage.getItem(key) ?? usual);
    return Number.isInteger(step) && tileSizes[step] !== undefined ? step : usual;
  } catch {
    // A browser that keeps nothing shows the usual size each time.
    return usual;
  }
}

export function keepTileSize(step: number): void {
  try {
    localStorage.setItem(key, String(step));
  } catch {
    // Then it holds until the page is closed.
  }
}
