/** The countries and cities of photos: how many each has, the newest, and how far they reach. */
import type { PhotoId } from '../../protocol/photo.ts';
import type { PhotoPoints } from '../../protocol/place-points.ts';
import type { Box } from './map-view.ts';

export interface PlaceGroup {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** null for a whole country. */
  readonly city: string | null;
  readonly count: number;
  /** The newest photo. */
  readonly cover: PhotoId;
  readonly box: Box;
}

export interface CountryGroup extends PlaceGroup {
  /** Those with the most photos first. */
  readonly cities: readonly PlaceGroup[];
}

/** Those with the most photos first. Places without a country, at sea, belong to none. */
export function placeGroupsOf(points: PhotoPoints): CountryGroup[] {
  const tallies = points.names.values.map(() => new Tally());
  for (const [index, of] of points.names.of.entries()) tallies[of]?.take(points, index);
  const countries = new Map<string, { whole: Tally; cities: PlaceGroup[] }>();
  for (const [of, { country, city }] of points.names.values.entries()) {
    const tally = tallies[of];
    if (country === null || tally === undefined || tally.count === 0) continue;
    const known = countries.get(country) ?? { whole: new Tally(), cities: [] };
    countries.set(country, known);
    known.whole.add(tally);
    if (city !== null) known.cities.push(tally.as(points, country, city));
  }
  return [...countries]
    .map(([country, { whole, cities }]) => ({
      ...whole.as(points, country, null),
      cities: cities.toSorted(byCount),
    }))
    .toSorted(byCount);
}

function byCount(a: PlaceGroup, b: PlaceGroup): number {
  return b.count - a.count || (a.city ?? a.country).localeCompare(b.city ?? b.country);
}

class Tally {
  count = 0;
  #newest = 0;
  #newestDay = Number.NEGATIVE_INFINITY;
  #west = 180;
  #south = 90;
  #east = -180;
  #north = -90;

  take({ latitudes, longitudes, days }: PhotoPoints, index: number): void {
    const [latitude = 0, longitude = 0, day = 0] = [latitudes[index], longitudes[index], days[index]];
    this.#widen(1, longitude, latitude, longitude, latitude, index, day);
  }

  add(other: Tally): void {
    this.#widen(other.count, other.#west, other.#south, other.#east, other.#north, other.#newest, other.#newestDay);
  }

  as({ ids }: PhotoPoints, country: string, city: string | null): PlaceGroup {
    const cover = ids[this.#newest];
    if (cover === undefined) throw new RangeError('a group of no photos');
    return { country, city, count: this.count, cover, box: [this.#west, this.#south, this.#east, this.#north] };
  }

  #widen(count: number, west: number, south: number, east: number, north: number, newest: number, day: number): void {
    this.count += count;
    this.#west = Math.min(this.#west, west);
    this.#south = Math.min(this.#south, south);
    this.#east = Math.max(this.#east, east);
    this.#north = Math.max(this.#north, north);
    if (day < this.#newestDay) return;
    this.#newest = newest;
    this.#newestDay = day;
  }
}

/** How far all photos reach. */
export function wholeBox({ latitudes, longitudes }: PhotoPoints): Box {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const latitude of latitudes) [south, north] = [Math.min(south, latitude), Math.max(north, latitude)];
  for (const longitude of longitudes) [west, east] = [Math.min(west, longitude), Math.max(east, longitude)];
  return west > east ? [-180, -60, 180, 75] : [west, south, east, north];
}
