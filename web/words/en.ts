/** English, with the owner's console, which is loaded apart from the rest. */
import { console } from './en-console.ts';
import { first } from './en-first.ts';

export const en = { ...first, console };
