/** Telling of changes often enough for an eye and seldom enough for a battery. */

const apartMs = 100;

/** Calls `tell` with the next frame, and at most ten times a second however often it is asked. */
export function calmly(tell: () => void): () => void {
  let isComing = false;
  let toldAtMs = Number.NEGATIVE_INFINITY;
  const now = (): void => {
    isComing = false;
    toldAtMs = performance.now();
    tell();
  };
  // A hidden page has no frames.
  const soon = (): void => {
    if (globalThis.document?.visibilityState === 'visible') requestAnimationFrame(now);
    else setTimeout(now);
  };
  return () => {
    if (isComing) return;
    isComing = true;
    const waitMs = toldAtMs + apartMs - performance.now();
    if (waitMs > 0) setTimeout(soon, waitMs);
    else soon();
  };
}
