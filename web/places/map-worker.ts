/** The thread of the map: what takes long is done here, so that the map itself never stands still. */
import type { MapAnswer, MapQuestion } from './map-questions.ts';
import { PhotoClusters } from './photo-clusters.ts';
import { WorldSlices } from './world-slices.ts';

let world: WorldSlices | null = null;
let clusters: PhotoClusters | null = null;

async function answerTo(question: MapQuestion): Promise<MapAnswer | null> {
  switch (question.kind) {
    case 'world':
      world = new WorldSlices(question.roughUrl, question.fineUrl);
      return null;
    case 'points':
      clusters = new PhotoClusters(question.latitudes, question.longitudes, question.days);
      return null;
    case 'tile': {
      const shapes = await world?.tile(question).catch(() => null);
      const { id } = question;
      return shapes === undefined || shapes === null ? { kind: 'failed', id } : { kind: 'tile', id, shapes };
    }
    case 'clusters':
      return {
        kind: 'clusters',
        id: question.id,
        clusters: clusters?.within(question.box, question.zoom) ?? [],
      };
  }
}

async function answer(question: MapQuestion): Promise<void> {
  const said = await answerTo(question);
  if (said !== null) self.postMessage(said);
}

self.addEventListener('message', ({ data }: MessageEvent<MapQuestion>) => void answer(data));
