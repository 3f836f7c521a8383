/** The timeline as the full view wants it. */
import type { PhotoId } from '../../protocol/photo.ts';
import type { LightboxScene } from '../lightbox/lightbox.ts';
import type { PhotoActs } from './photo-acts.ts';
import { sendersOf } from './photo-says.ts';
import type { PhotoWall } from './photo-wall.ts';
import type { Timeline } from './timeline.ts';
import { tileAt } from './wall-source.ts';

/** `acts`: where the reader may change photos. */
export function gallerySceneOf(
  timeline: Timeline,
  acts: PhotoActs | null,
  wall: () => PhotoWall | null,
): LightboxScene {
  return {
    count: () => timeline.total,
    tileAt: (index) => tileAt(timeline.sections, index),
    indexOf: (id) => timeline.indexOf(id),
    load: (index) => timeline.loadAt(index),
    photo: (id) => timeline.photo(id),
    sender: (tile) => sendersOf(tile, timeline.deviceNames),
    follow: (heard) => {
      timeline.addEventListener('change', heard);
      return () => timeline.removeEventListener('change', heard);
    },
    bounds: (id) => wall()?.tiles.of(id)?.getBoundingClientRect(),
    onShow: (id: PhotoId) => void wall()?.reveal(id, false),
    playable: (id, make) => timeline.playable(id, make),
    ...(acts === null
      ? {}
      : {
          setFavourite: (id, favourite) => acts.perform([id], { kind: 'favourite', favourite }),
          trash: async (id) => {
            await acts.perform([id], { kind: 'trash' });
          },
          describe: (id, description) => acts.describe(id, description),
          albums: (id) => acts.albumsOf(id),
          reveal: (id) => acts.reveal(id),
        }),
  };
}
