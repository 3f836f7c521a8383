/** What is said at the door of the host; loaded with the owner's console. */
import { door } from './en-door.ts';
import { translated } from './words.ts';

export const doorWords = await translated(door, {
  de: async () => (await import('./de-door.ts')).door,
  es: async () => (await import('./es-door.ts')).door,
});
