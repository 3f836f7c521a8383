/** Hides the full view: PhotoSwipe, its styles and all that goes with it, loaded when the first photo is opened. */
import type { Photo } from '../../protocol/photo.ts';
import type { LightboxScene } from './lightbox-scene.ts';

/** Resolves with the photo last shown, when the view has closed: by its button, Escape, a swipe or the browser's back. */
export async function openLightbox(scene: LightboxScene, index: number): Promise<Photo> {
  const { showFullView } = await import('./full-view.ts');
  return await showFullView(scene, index);
}
