import { expect, test } from 'vitest';
import { de } from './de.ts';
import { albums as deAlbums } from './de-albums.ts';
import { care as deCare } from './de-care.ts';
import { gallery as deGallery } from './de-gallery.ts';
import { lightbox as deLightbox } from './de-lightbox.ts';
import { receipts as deReceipts } from './de-receipts.ts';
import { en } from './en.ts';
import { albums } from './en-albums.ts';
import { care } from './en-care.ts';
import { gallery } from './en-gallery.ts';
import { lightbox } from './en-lightbox.ts';
import { receipts } from './en-receipts.ts';
import { es } from './es.ts';
import { albums as esAlbums } from './es-albums.ts';
import { care as esCare } from './es-care.ts';
import { gallery as esGallery } from './es-gallery.ts';
import { lightbox as esLightbox } from './es-lightbox.ts';
import { receipts as esReceipts } from './es-receipts.ts';
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
  /^(Landfall|Mac|Windows|Android|iPad|iPhone|Chromebook|Samsung Galaxy|Linux|Name|Host|Bytes|SHA-256|Code|Online|npm start -- open|[A-Z]|)$/;

test.each([
  ['German', en, de],
  ['Spanish', en, es],
  ['German', care, deCare],
  ['Spanish', care, esCare],
  ['German', receipts, deReceipts],
  ['Spanish', receipts, esReceipts],
  ['German', albums, deAlbums],
  ['Spanish', albums, esAlbums],
  ['German', lightbox, deLightbox],
  ['Spanish', lightbox, esLightbox],
  ['German', gallery, deGallery],
  ['Spanish', gallery, esGallery],
])('%s says everything in its own words', (_language, english, translation) => {
  const left = sentences(english).filter(([path, text]) => {
    const theirs = new Map(sentences(translation)).get(path);
    return theirs === text && !same.test(text) && /[a-z]{3} [a-z]{2}/.test(text);
  });
  expect(left).toEqual([]);
});

/** Every text that is not made from something, by its place. */
function sentences(words: object, path = ''): [string, string][] {
  return Object.entries(words).flatMap(([name, value]): [string, string][] => {
    if (typeof value === 'string') return [[`${path}.${name}`, value]];
    return typeof value === 'object' && value !== null ? sentences(value, `${path}.${name}`) : [];
  });
}
