/** A reader's own language, on both sides: every screen waits for it, and for nothing else. */

import { albums as deAlbums } from '../../web/words/de-albums.ts';
import { care as deCare } from '../../web/words/de-care.ts';
import { console as deConsole } from '../../web/words/de-console.ts';
import { gallery as deGallery } from '../../web/words/de-gallery.ts';
import { lightbox as deLightbox } from '../../web/words/de-lightbox.ts';
import { es } from '../../web/words/es.ts';
import { receipts as esReceipts } from '../../web/words/es-receipts.ts';
import { expect, test } from '../cast/landfall.ts';
import { photoAt } from '../cast/photo-set.ts';
import { alreadyLanded, scanScreen, tiles } from '../cast/steps.ts';

test('a German laptop and a Spanish phone', async ({ screens, host }) => {
  const owner = await screens.openConsole({ locale: 'de-AT' });
  await expect(owner.getByRole('heading', { name: deConsole.welcomeTitle })).toBeVisible();
  await expect(owner.getByRole('img', { name: deConsole.qrAlt })).toBeVisible();
  expect(await owner.locator('html').getAttribute('lang')).toBe('de');

  const phone = await screens.openPhone({ locale: 'es-ES' });
  await phone.goto(await scanScreen(owner));
  await expect(phone.getByRole('heading', { name: es.pairing.invited('Study laptop') })).toBeVisible();
  await phone.getByLabel(es.pairing.nameLabel).fill('Anas Handy');
  await phone.getByRole('button', { name: es.pairing.pair, exact: true }).click();
  await owner.getByRole('alertdialog').getByRole('button', { name: deConsole.allowBrowse }).click();
  await expect(phone.getByRole('button', { name: es.sending.pickPhotos })).toBeVisible();
  await phone.goto(`${new URL(phone.url()).origin}/#safe`);
  await expect(phone.getByText(esReceipts.emptyTitle)).toBeVisible();

  await alreadyLanded(host, [photoAt('dates/zones/big_ben.jpg')]);
  await owner.getByRole('link', { name: deConsole.photos, exact: true }).click();
  await expect(tiles(owner)).toHaveCount(1);
  await expect(owner.getByText(deGallery.photoCount(1)).first()).toBeVisible();
  await tiles(owner).first().click();
  await expect(owner.getByRole('dialog', { name: deLightbox.label })).toBeVisible();
  await owner.keyboard.press('Escape');
  await owner.getByRole('link', { name: deConsole.albums, exact: true }).click();
  await expect(owner.getByText(deAlbums.emptyTitle)).toBeVisible();
  await owner.goto(`${new URL(owner.url()).origin}/#photos?album=nobody`);
  await expect(owner.getByRole('heading', { name: deAlbums.goneTitle })).toBeVisible();
  await owner.getByRole('link', { name: deConsole.care, exact: true }).click();
  await expect(owner.getByRole('button', { name: deCare.checkNow })).toBeVisible();
});
