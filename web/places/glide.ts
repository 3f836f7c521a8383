/** From one view of the map to another, a step for each frame. */
import { type MapSize, type MapView, within } from './map-view.ts';

const glideMs = 200;

/** Answers how to stop on the way. The shorter way around the world; at once for who wants less motion. */
export function glide(from: MapView, to: MapView, size: MapSize, show: (view: MapView) => void): () => void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
    show(to);
    return () => undefined;
  }
  const aside = to.x - from.x - Math.round(to.x - from.x);
  const begin = performance.now();
  const step = (now: number): void => {
    const part = Math.min(1, Math.max(0, now - begin) / glideMs);
    const eased = 1 - (1 - part) ** 3;
    const between = (a: number, b: number): number => a + (b - a) * eased;
    show(within({ x: from.x + aside * eased, y: between(from.y, to.y), zoom: between(from.zoom, to.zoom) }, size));
    if (part < 1) frame = requestAnimationFrame(step);
  };
  let frame = requestAnimationFrame(step);
  return () => cancelAnimationFrame(frame);
}
