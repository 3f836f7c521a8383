/** Hides how the library becomes a wall of photos: months and events, rows and windows, what is done with photos, and the way into the full view. */
export { PhotoActs } from './photo-acts.ts';
export { PhotoGallery } from './photo-gallery.ts';
export { Search } from './search.ts';
export { Timeline } from './timeline.ts';
export { UndoToast } from './undo-toast.ts';
