/** Finding photos and keeping them in order: search, albums, trash. */

import { en } from '../../web/words/en.ts';
import { albums } from '../../web/words/en-albums.ts';
import { gallery } from '../../web/words/en-gallery.ts';
import { hasNoBarriers } from '../cast/barriers.ts';
import { expect, test } from '../cast/landfall.ts';
import { photoAt } from '../cast/photo-set.ts';
import { alreadyLanded, tiles } from '../cast/steps.ts';

const photos = [
  'dates/zones/big_ben.jpg',
  'dates/zones/sydney_opera_house.jpg',
  'phone/iphone7-portrait-rot.heic',
  'phone/galaxy-note5-gps.jpg',
].map(photoAt);

test('one box finds by date, name and device, says what it understood, and the address keeps it', async ({
  host,
  screens,
}) => {
  await alreadyLanded(host, photos);
  const owner = await screens.openConsole();
  await owner.getByRole('link', { name: en.console.photos, exact: true }).click();
  await expect(tiles(owner)).toHaveCount(4);
  const box = owner.getByRole('searchbox', { name: gallery.search.label });
  await box.fill('november 2017');
  await expect(tiles(owner)).toHaveCount(1);
  await expect(owner.getByRole('list', { name: gallery.search.understood })).toContainText('2017');
  await hasNoBarriers(owner, 'found');
  await owner.reload();
  await expect(tiles(owner)).toHaveCount(1);
  await expect(box).toHaveValue('november 2017');
  await box.fill('opera');
  await expect(tiles(owner).first()).toHaveAccessibleName(/2020/);
  await expect(tiles(owner)).toHaveCount(1);
  await box.fill('no such thing at all');
  await expect(owner.getByText(gallery.emptyFilterTitle)).toBeVisible();
  await box.press('Escape');
  await expect(tiles(owner)).toHaveCount(4);
});

test('photos go into an album and out of it, and every step can be taken back', async ({ host, screens }) => {
  await alreadyLanded(host, photos);
  const owner = await screens.openConsole();
  await owner.getByRole('link', { name: en.console.photos, exact: true }).click();
  await expect(tiles(owner)).toHaveCount(4);
  await tiles(owner).first().focus();
  await owner.keyboard.press('x');
  await owner.keyboard.press('Shift+ArrowRight');
  await expect(owner.getByText(gallery.selected(2))).toBeVisible();
  await owner.getByRole('button', { name: gallery.toAlbum }).click();
  await owner.getByRole('dialog').getByLabel(albums.newName).fill('Travels');
  await owner.getByRole('dialog').getByRole('button', { name: albums.make }).click();
  await expect(owner.getByText(gallery.said.other(2))).toBeVisible();

  await owner.getByRole('link', { name: en.console.albums, exact: true }).click();
  await expect(owner.getByRole('link', { name: /Travels/ })).toContainText(albums.photoCount(2));
  await hasNoBarriers(owner, 'albums');
  await owner.getByRole('link', { name: /Travels/ }).click();
  await expect(tiles(owner)).toHaveCount(2);
  await tiles(owner).first().focus();
  await owner.keyboard.press('x');
  await owner.getByRole('button', { name: gallery.takeOut }).click();
  await expect(tiles(owner)).toHaveCount(1);
  await owner.getByRole('button', { name: gallery.undo }).click();
  await expect(tiles(owner)).toHaveCount(2);
});

test('what is deleted lies in the trash, comes back from there, and goes for good when it is emptied', async ({
  host,
  screens,
}) => {
  await alreadyLanded(host, photos);
  const owner = await screens.openConsole();
  await owner.getByRole('link', { name: en.console.photos, exact: true }).click();
  await expect(tiles(owner)).toHaveCount(4);
  await tiles(owner).first().focus();
  await owner.keyboard.press('x');
  await owner.keyboard.press('Shift+ArrowRight');
  await owner.keyboard.press('Delete');
  await expect(tiles(owner)).toHaveCount(2);
  await owner.getByRole('link', { name: en.console.trash, exact: true }).click();
  await expect(owner.getByText(gallery.trash.keeps)).toBeVisible();
  await expect(tiles(owner)).toHaveCount(2);
  await hasNoBarriers(owner, 'trash');
  await tiles(owner).first().focus();
  await owner.keyboard.press('x');
  await owner.getByRole('button', { name: gallery.restore }).click();
  await expect(tiles(owner)).toHaveCount(1);
  await owner.getByRole('button', { name: gallery.trash.empty }).click();
  await owner.getByRole('button', { name: gallery.trash.emptyYes }).click();
  await expect(owner.getByText(gallery.emptyFilterTitle)).toBeVisible();
  await owner.getByRole('link', { name: en.console.photos, exact: true }).click();
  await expect(tiles(owner)).toHaveCount(3);
});

test('many photos come down as one archive', async ({ host, screens }) => {
  await alreadyLanded(host, photos);
  const owner = await screens.openConsole();
  await owner.getByRole('link', { name: en.console.photos, exact: true }).click();
  await expect(tiles(owner)).toHaveCount(4);
  await tiles(owner).first().focus();
  await owner.keyboard.press('Control+a');
  await expect(owner.getByText(gallery.selected(4))).toBeVisible();
  const coming = owner.waitForEvent('download');
  await owner.getByRole('button', { name: gallery.download, exact: true }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toMatch(/\.zip$/);
  expect(await download.failure()).toBe(null);
});
