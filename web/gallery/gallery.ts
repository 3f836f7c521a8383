/** Hides how the library becomes a wall of photos: pages and events, rows and windows, and the way into the lightbox. */
export { PhotoGallery } from './photo-gallery.ts';
export { Timeline } from './timeline.ts';
