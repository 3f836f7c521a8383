/** German: numbers, sizes, times and dates. */
import { quantitiesIn } from './quantities.ts';

export const say = quantitiesIn('de', (part, whole) => `${part} von ${whole}`);
