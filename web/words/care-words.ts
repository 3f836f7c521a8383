/** What is said about looking after the library; loaded with the console. */
import { care } from './en-care.ts';
import { inLanguage } from './words.ts';

export const careWords = inLanguage({ en: care });
