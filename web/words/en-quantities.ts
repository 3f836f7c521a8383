/** English: numbers, sizes, times and dates. */
import { quantitiesIn } from './quantities.ts';

export const say = quantitiesIn('en', (part, whole) => `${part} of ${whole}`);
