/** Hides the full view: PhotoSwipe, its styles and all that goes with it, loaded when the first photo is opened. */
import type { PhotoId } from '../../protocol/photo.ts';
import type { LightboxScene } from './lightbox-scene.ts';

export { isFullViewStep } from './full-view-step.ts';
export type { LightboxScene } from './lightbox-scene.ts';

/**
 * Resolves with the photo last shown, when the view has closed: by its button, Escape, a swipe, the browser's back, or because
 * the list is empty now (null).
 */
export async function openLightbox(scene: LightboxScene, index: number): Promise<PhotoId | null> {
  const { showFullView } = await import('./full-view.ts');
  return await showFullView(scene, index);
}
