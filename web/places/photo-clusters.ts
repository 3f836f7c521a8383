/** Photos that lie together at a zoom, as one: with how many they are, where they reach, and the newest of them. */
import Supercluster from 'supercluster';
import type { Cluster } from './map-questions.ts';
import type { Box } from './map-view.ts';

/** Px between pictures on the map. */
const apart = 68;
/** The square of the world at zoom 0, as `MapView` has it. */
const worldAtZoom0 = 256;
/** As near as the map goes: those of one spot stay together. */
const nearest = 15;

interface Reach {
  cover: number;
  day: number;
  west: number;
  south: number;
  east: number;
  north: number;
}

export class PhotoClusters {
  readonly #index: Supercluster<Reach, Reach>;

  /** Column by column: the same index is the same photo. Days since 1970. */
  constructor(latitudes: ArrayLike<number>, longitudes: ArrayLike<number>, days: ArrayLike<number>) {
    this.#index = new Supercluster<Reach, Reach>({
      radius: apart,
      extent: worldAtZoom0,
      maxZoom: nearest,
      map: (reach) => ({ ...reach }),
      reduce: widen,
    });
    this.#index.load(
      Array.from({ length: latitudes.length }, (_, cover) => {
        const [latitude, longitude, day] = [latitudes[cover] ?? 0, longitudes[cover] ?? 0, days[cover] ?? 0];
        return {
          type: 'Feature',
          geometry: { type: 'Point', coordinates: [longitude, latitude] },
          properties: { cover, day, west: longitude, south: latitude, east: longitude, north: latitude },
        };
      }),
    );
  }

  /** Those whose middle lies in a box, at a whole zoom. */
  within(box: Box, zoom: number): Cluster[] {
    return this.#index.getClusters([...box], zoom).map(({ geometry, properties }) => {
      const [longitude = 0, latitude = 0] = geometry.coordinates;
      const { cover, west, south, east, north } = properties;
      const count = 'point_count' in properties ? properties.point_count : 1;
      return { cover, count, latitude, longitude, west, south, east, north };
    });
  }
}

function widen(all: Reach, more: Readonly<Reach>): void {
  all.west = Math.min(all.west, more.west);
  all.south = Math.min(all.south, more.south);
  all.east = Math.max(all.east, more.east);
  all.north = Math.max(all.north, more.north);
  if (more.day < all.day || (more.day === all.day && more.cover < all.cover)) return;
  all.day = more.day;
  all.cover = more.cover;
}
