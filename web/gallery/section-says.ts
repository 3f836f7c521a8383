/** What stands over a section of the wall. */
import { galleryWords } from '../words/gallery-words.ts';
import { words } from '../words/words.ts';
import { ownOrder } from './wall-source.ts';

/** "June 2026"; for an album in its owner's order, that it is. */
export function sectionSays(key: string): string {
  return key === ownOrder ? galleryWords.ownOrder : words.month(key);
}
