/** Hides the albums: their list, kept by the host's events, what the owner does with them, and what shows and asks for them. */
export { AlbumActs, type Toast } from './album-acts.ts';
export { AlbumDesk } from './album-desk.ts';
export { AlbumGone } from './album-gone.ts';
export { AlbumHeader } from './album-header.ts';
export { AlbumList } from './album-list.ts';
export { Albums } from './albums-model.ts';
