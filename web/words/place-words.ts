/** What is said about places; loaded with them. */
import { places } from './en-places.ts';
import { translated } from './words.ts';

export const placeWords = await translated(places, {
  de: async () => (await import('./de-places.ts')).places,
  es: async () => (await import('./es-places.ts')).places,
});
