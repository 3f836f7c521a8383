/** The step of the browser's history on which the full view stands. */
export const fullViewStep = { isLightbox: true } as const;

/** Whether a `history.state` is that of such a step; after a reload it still is. */
export function isFullViewStep(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'isLightbox' in state;
}
