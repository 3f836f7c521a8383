/** Spanish: numbers, sizes, times and dates. */
import { quantitiesIn } from './quantities.ts';

export const say = quantitiesIn('es', (part, whole) => `${part} de ${whole}`);
