/** The cities of the world that a map would name. Hides where they come from: a file of columns, loaded with the map. */
import largeCitiesUrl from 'virtual:large-cities';
import { z } from 'zod';
import type { City } from './city-names.ts';
import { pointAt } from './map-view.ts';

/** The most important first. */
const CitiesSchema = z.object({
  names: z.array(z.string()),
  latitudes: z.array(z.number()),
  longitudes: z.array(z.number()),
  weights: z.array(z.number()),
});

/** Those with the most people first. None where they cannot be had: the map is whole without them. */
export async function largeCities(): Promise<readonly City[]> {
  try {
    const answer = await fetch(largeCitiesUrl);
    const { names, latitudes, longitudes, weights } = CitiesSchema.parse(await answer.json());
    return names.map((name, index) => ({
      name,
      weight: weights[index] ?? 0,
      ...pointAt({ latitude: latitudes[index] ?? 0, longitude: longitudes[index] ?? 0 }),
    }));
  } catch {
    return [];
  }
}
