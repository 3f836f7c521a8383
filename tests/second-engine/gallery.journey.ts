/** The owner's main ways through the photos, in another engine than Chromium's. */
import { en } from '../../web/words/en.ts';
import { albums } from '../../web/words/en-albums.ts';
import { gallery } from '../../web/words/en-gallery.ts';
import { lightbox } from '../../web/words/en-lightbox.ts';
import { expect, test } from '../cast/landfall.ts';
import { alreadyLanded } from '../cast/steps.ts';
import { twoYears } from '../cast/two-years.ts';
import { SecondScreen } from './second-screen.ts';

const tile = { in: 'photo-tile', css: '.open' };

test('in another engine: the wall, the full view, search, an album, the trash and back', async ({ host }, info) => {
  const files = await twoYears((name) => info.outputPath(name), 3);
  const [screen] = await Promise.all([SecondScreen.open(), alreadyLanded(host, files)]);
  await using owner = screen;
  const { page } = owner;
  const tiles = () => owner.count('photo-tile');

  const { consoleUrl, launchKey } = await host.launch();
  await page.goto(`${consoleUrl}/#k=${launchKey}`);
  await owner.press({ css: 'nav a', name: en.console.photos });
  await owner.find({ in: 'photo-tile', css: '.picture.here' });

  // The whole wall by its scrubber; the place outlives a reload.
  await owner.find({ css: 'h2', name: 'December 2024' });
  await owner.reach({ css: '[role=slider][aria-orientation]' });
  await owner.keys('End');
  await owner.find({ css: 'h2', name: 'January 2023' });
  await owner.keys('PageUp');
  await owner.find({ css: 'h2', name: 'January 2024' });
  await expect.poll(() => page.url()).toContain('at=2024-01');
  const place = page.url();
  await page.reload();
  await owner.find({ css: 'h2', name: 'January 2024' });
  expect(page.url()).toBe(place);

  // Full view: a key on, and back to the tile it was opened from.
  await owner.press({ ...tile, name: 'January 15, 2024' });
  await owner.find({ css: '[role=dialog]', name: lightbox.label });
  await owner.find({ css: '.pswp__img:not(.pswp__img--placeholder)' });
  await owner.keys('ArrowRight', 'i');
  await owner.find({ css: 'info-panel' });
  await owner.keys('i', 'Escape');
  await owner.find({ in: 'photo-tile', css: '.open:focus', name: 'January 15, 2024' });
  expect(await owner.count('.pswp')).toBe(0);

  // Found by what is typed.
  await owner.press({ in: 'search-box', css: 'input' });
  await owner.type('june 2023');
  await expect.poll(tiles).toBe(3);
  await owner.find({ in: 'search-box', css: '*', name: '2023' });
  await owner.keys('Escape');
  await expect.poll(tiles).toBeGreaterThan(3);

  // Chosen by keys, put into an album.
  await owner.reach(tile);
  await owner.keys('x');
  await owner.keyWith('Shift', 'ArrowRight');
  await owner.find({ in: 'selection-bar', css: '*', name: gallery.selected(2) });
  await owner.press({ in: 'selection-bar', css: 'button', name: gallery.toAlbum });
  await owner.press({ in: 'album-picker', css: 'input' });
  await owner.type('Travels');
  await owner.press({ in: 'album-picker', css: 'button', name: albums.make });
  await expect.poll(() => owner.count('dialog[open]')).toBe(0);
  await owner.press({ css: 'nav a', name: en.console.albums });
  await owner.press({ in: 'album-list', css: 'a', name: 'Travels' });
  await expect.poll(tiles).toBe(2);

  // Deleted, and back from the toast.
  await owner.reach(tile);
  await owner.keys('Delete');
  await expect.poll(tiles).toBe(1);
  await owner.press({ in: 'undo-toast', css: 'button', name: gallery.undo });
  await expect.poll(tiles).toBe(2);
  expect(owner.faults).toEqual([]);
});
