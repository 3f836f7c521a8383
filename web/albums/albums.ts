/** Hides the albums: their list, kept by the host's events, the page that shows it, and the sheet that asks which one. */
export { AlbumList } from './album-list.ts';
export { AlbumPicker } from './album-picker.ts';
export { Albums } from './albums-model.ts';
