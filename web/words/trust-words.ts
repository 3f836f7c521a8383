/** What is said about trust; loaded with the screens that say it. */
import { trust } from './en-trust.ts';
import { translated } from './words.ts';

export const trustWords = await translated(trust, {
  de: async () => (await import('./de-trust.ts')).trust,
  es: async () => (await import('./es-trust.ts')).trust,
});
