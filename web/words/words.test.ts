import { expect, test } from 'vitest';
import { Failure, failureCatalogue, failureCodes } from '../../protocol/failure.ts';
import { de } from './de.ts';
import { activity as deActivity } from './de-activity.ts';
import { albums as deAlbums } from './de-albums.ts';
import { care as deCare } from './de-care.ts';
import { connection as deConnection } from './de-connection.ts';
import { console as deConsole } from './de-console.ts';
import { door as deDoor } from './de-door.ts';
import { failures as deFailures } from './de-failures.ts';
import { gallery as deGallery } from './de-gallery.ts';
import { gone as deGone } from './de-gone.ts';
import { importing as deImporting } from './de-import.ts';
import { lightbox as deLightbox } from './de-lightbox.ts';
import { places as dePlaces } from './de-places.ts';
import { receipts as deReceipts } from './de-receipts.ts';
import { trust as deTrust } from './de-trust.ts';

import { activity } from './en-activity.ts';
import { albums } from './en-albums.ts';
import { care } from './en-care.ts';
import { connection } from './en-connection.ts';
import { console } from './en-console.ts';
import { door } from './en-door.ts';
import { first } from './en-first.ts';
import { gallery } from './en-gallery.ts';
import { gone } from './en-gone.ts';
import { importing } from './en-import.ts';
import { lightbox } from './en-lightbox.ts';
import { places } from './en-places.ts';
import { receipts } from './en-receipts.ts';
import { trust } from './en-trust.ts';
import { es } from './es.ts';
import { activity as esActivity } from './es-activity.ts';
import { albums as esAlbums } from './es-albums.ts';
import { care as esCare } from './es-care.ts';
import { connection as esConnection } from './es-connection.ts';
import { console as esConsole } from './es-console.ts';
import { door as esDoor } from './es-door.ts';
import { failures as esFailures } from './es-failures.ts';
import { gallery as esGallery } from './es-gallery.ts';
import { gone as esGone } from './es-gone.ts';
import { importing as esImporting } from './es-import.ts';
import { lightbox as esLightbox } from './es-lightbox.ts';
import { places as esPlaces } from './es-places.ts';
import { receipts as esReceipts } from './es-receipts.ts';
import { trust as esTrust } from './es-trust.ts';
import { failureSays } from './failure-words.ts';
import { translated } from './words.ts';

const others = { de: () => Promise.resolve('deutsch'), es: () => Promise.reject(new Error('gone')) };

test.each([
  [['de-AT', 'en'], 'deutsch'],
  [['fr', 'DE'], 'deutsch'],
  [['en-GB', 'de'], 'english'],
  [['fr'], 'english'],
  [['es'], 'english'],
  [[], 'english'],
])('who wants %j reads %s', async (wanted, read) => {
  expect(await translated('english', others, wanted)).toBe(read);
});

/** Sentences whose words are rightly those of another language. */
const same =
  /^(Landfall|Mac|macOS|ufw|firewalld|nftables|Windows|Android|iPad|iPhone|Chromebook|Samsung Galaxy|Linux|Name|Host|Bytes|SHA-256|Code|Online|npm start -- open|[A-Z]|)$/;

test.each([
  ['German', first, de],
  ['Spanish', first, es],
  ['German', activity, deActivity],
  ['Spanish', activity, esActivity],
  ['German', connection, deConnection],
  ['Spanish', connection, esConnection],
  ['German', gone, deGone],
  ['Spanish', gone, esGone],
  ['German', console, deConsole],
  ['Spanish', console, esConsole],
  ['German', door, deDoor],
  ['Spanish', door, esDoor],
  ['German', care, deCare],
  ['Spanish', care, esCare],
  ['German', receipts, deReceipts],
  ['Spanish', receipts, esReceipts],
  ['German', albums, deAlbums],
  ['Spanish', albums, esAlbums],
  ['German', lightbox, deLightbox],
  ['Spanish', lightbox, esLightbox],
  ['German', importing, deImporting],
  ['Spanish', importing, esImporting],
  ['German', gallery, deGallery],
  ['Spanish', gallery, esGallery],
  ['German', trust, deTrust],
  ['Spanish', trust, esTrust],
  ['German', places, dePlaces],
  ['Spanish', places, esPlaces],
])('%s says everything in its own words', (_language, english, translation) => {
  const left = sentences(english).filter(([path, text]) => {
    const theirs = new Map(sentences(translation)).get(path);
    return theirs === text && !same.test(text) && /[a-z]{3} [a-z]{2}/.test(text);
  });
  expect(left).toEqual([]);
});

test.each([
  ['German', deFailures],
  ['Spanish', esFailures],
])('%s says each failure in its own words, and English in those of the catalogue', (_language, theirs) => {
  for (const code of failureCodes) expect(theirs[code]).not.toBe(failureCatalogue[code].sentence);
  expect(failureSays(new Failure('not-found', 'This album is gone.'))).toBe('This album is gone.');
});

/** Every text that is not made from something, by its place. */
function sentences(words: object, path = ''): [string, string][] {
  return Object.entries(words).flatMap(([name, value]): [string, string][] => {
    if (typeof value === 'string') return [[`${path}.${name}`, value]];
    return typeof value === 'object' && value !== null ? sentences(value, `${path}.${name}`) : [];
  });
}
