/** Every screen of the console one after the other, for whatever is asked of each of them. */
import { expect, type Page } from 'playwright/test';
import { en } from '../../web/words/en.ts';
import { activity } from '../../web/words/en-activity.ts';
import { albums } from '../../web/words/en-albums.ts';
import { care } from '../../web/words/en-care.ts';
import { connection } from '../../web/words/en-connection.ts';
import { gallery } from '../../web/words/en-gallery.ts';
import { lightbox } from '../../web/words/en-lightbox.ts';
import { trust } from '../../web/words/en-trust.ts';
import { lately } from './lately.ts';
import { tiles } from './steps.ts';

/** The console is open, and at least two photos have landed. `look` finds each screen at rest, and leaves it so. */
export async function everyScreen(owner: Page, look: (name: string) => Promise<void>): Promise<void> {
  const go = (hash: string) => owner.evaluate((next) => void (location.hash = next), hash);
  await go('#photos');
  await expect(tiles(owner).first()).toBeVisible();
  await expect(owner.locator('photo-tile img.picture.coming')).toHaveCount(0);
  await look('photos');

  await owner.keyboard.press('?');
  await expect(owner.getByRole('dialog', { name: gallery.helpTitle })).toBeVisible();
  await look('keys');
  await owner.keyboard.press('Escape');

  await tiles(owner).first().focus();
  await owner.keyboard.press('x');
  await owner.keyboard.press('Shift+ArrowRight');
  await expect(owner.getByText(gallery.selected(2))).toBeVisible();
  await look('photos-chosen');
  await owner.getByRole('button', { name: gallery.toAlbum }).click();
  await expect(owner.getByRole('dialog').getByLabel(albums.newName)).toBeVisible();
  await look('album-picker');
  await owner.getByRole('dialog').getByLabel(albums.newName).fill('Travels along the coast');
  await owner.getByRole('dialog').getByRole('button', { name: albums.make }).click();
  await look('toast');
  await go('#albums');
  await expect(owner.getByRole('link', { name: /Travels/ })).toBeVisible();
  await look('albums');
  await owner.getByRole('link', { name: /Travels/ }).click();
  await expect(tiles(owner)).toHaveCount(2);
  await look('album');

  await go('#photos?q=no+such+thing');
  await expect(owner.locator('photo-gallery notice-page')).toBeVisible();
  await look('nothing-found');
  await go('#photos?favourite=true');
  await look('favourites');
  await go('#photos?trashed=true');
  await expect(owner.getByText(gallery.trash.keeps)).toBeVisible();
  await look('trash');
  await go('#places');
  await expect(owner.getByRole('link', { name: 'Places', exact: true })).toHaveAttribute('aria-current', 'page');
  await look('places');
  await go('#devices');
  await expect(owner.locator('device-row').first()).toBeVisible();
  await look('devices');
  await go('#activity');
  await expect(owner.getByRole('heading', { name: lately(activity) })).not.toHaveCount(0);
  await look('activity');
  await go('#connection');
  await expect(owner.getByRole('heading', { name: connection.checksTitle })).toBeVisible();
  await look('connection');
  await go('#care');
  await expect(owner.getByRole('button', { name: care.checkNow })).toBeVisible();
  await look('care');
  await go('#add-phone');
  await expect(owner.getByRole('img', { name: en.console.qrAlt })).toBeVisible();
  await look('add-phone');
  await owner.getByText(trust.summary, { exact: true }).click();
  await expect(owner.locator('fingerprint-view .groups')).toBeVisible();
  await look('certificate');

  await go('#photos');
  await tiles(owner).first().click();
  await expect(owner.getByRole('dialog', { name: lightbox.label })).toBeVisible();
  await expect(owner.locator('.pswp__bg')).toHaveCSS('opacity', '1');
  await expect(owner.locator('.pswp__item:not([aria-hidden="true"]) img.pswp__img').last()).toBeVisible();
  await look('full-view');
  await owner.keyboard.press('i');
  await expect(owner.getByRole('complementary', { name: lightbox.information })).toContainText('SHA-256');
  await look('full-view-information');
  await owner.keyboard.press('i');
  await owner.keyboard.press('Escape');
}
