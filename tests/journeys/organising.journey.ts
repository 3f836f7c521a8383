/** Finding photos and keeping them in order: search, albums, trash. */

import type { Locator, Page } from 'playwright/test';
import { en } from '../../web/words/en.ts';
import { albums } from '../../web/words/en-albums.ts';
import { gallery } from '../../web/words/en-gallery.ts';
import { hasNoBarriers } from '../cast/barriers.ts';
import { expect, test } from '../cast/landfall.ts';
import { photoAt } from '../cast/photo-set.ts';
import { openLibrary, still, tiles } from '../cast/steps.ts';

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
  const owner = await openLibrary(host, screens, photos);
  await expect(tiles(owner)).toHaveCount(4);
  const box = owner.getByRole('searchbox', { name: gallery.search.label });
  await box.fill('november 2017');
  await expect(tiles(owner)).toHaveCount(1);
  const understood = owner.getByRole('list', { name: gallery.search.understood });
  await expect(understood).toContainText('2017');
  await hasNoBarriers(owner, 'found');
  await owner.reload();
  await expect(tiles(owner)).toHaveCount(1);
  await expect(box).toHaveValue('november 2017');
  await box.fill('opera');
  await expect(tiles(owner).first()).toHaveAccessibleName(/2020/);
  await expect(tiles(owner)).toHaveCount(1);
  await box.fill('opera anna’s phone');
  await understood.getByRole('button', { name: gallery.search.without('Anna’s phone') }).click();
  await expect(box).toHaveValue('opera');
  await box.fill('no such thing at all');
  await expect(owner.getByRole('heading', { name: gallery.search.noneTitle('no such thing at all') })).toBeVisible();
  await box.press('Escape');
  await expect(tiles(owner)).toHaveCount(4);
});

test('an album is filled by button and by drag, has its own name, cover and order, and every step can be taken back', async ({
  host,
  screens,
}) => {
  const owner = await openLibrary(host, screens, photos);
  await expect(tiles(owner)).toHaveCount(4);
  await tiles(owner).nth(1).focus();
  await owner.keyboard.press('x');
  await owner.keyboard.press('Shift+ArrowRight');
  await owner.keyboard.press('Shift+ArrowRight');
  await expect(owner.getByText(gallery.selected(3))).toBeVisible();
  await owner.getByRole('button', { name: gallery.toAlbum }).click();
  await owner.getByRole('dialog').getByLabel(albums.newName).fill('Travels');
  await owner.getByRole('dialog').getByRole('button', { name: albums.make }).click();
  await expect(owner.getByText(gallery.said.albumAdd(3))).toBeVisible();
  // Carried by the mouse, onto what shows itself at the foot of the page.
  await carry(owner, tiles(owner).first(), async () => {
    const target = owner.locator('album-tray').getByText('Travels');
    await expect(target).toBeVisible();
    await still(owner);
    return middleOf(await target.boundingBox());
  });
  await expect(owner.getByText(gallery.said.albumAdd(1))).toBeVisible();
  await owner.getByRole('link', { name: en.console.albums, exact: true }).click();
  await expect(owner.getByRole('link', { name: /Travels/ })).toContainText(albums.photoCount(4));
  await hasNoBarriers(owner, 'albums');
  await owner.getByRole('link', { name: /Travels/ }).click();
  await expect(owner.getByRole('heading', { level: 1, name: 'Travels' })).toBeVisible();
  await expect(tiles(owner)).toHaveCount(4);
  const newestFirst = await names(owner);

  await menu(owner, albums.rename);
  await owner.getByRole('textbox', { name: albums.newNameOf('Travels') }).fill('Seas');
  await owner.keyboard.press('Enter');
  await expect(owner.getByRole('heading', { level: 1, name: 'Seas' })).toBeVisible();
  await hasNoBarriers(owner, 'an album');

  await tiles(owner).first().focus();
  await owner.keyboard.press('Alt+ArrowRight');
  const [first = '', second = '', third = '', fourth = ''] = newestFirst;
  await expect.poll(() => names(owner)).toEqual([second, first, third, fourth]);
  await expect(tiles(owner).nth(1)).toBeFocused();
  await expect(owner.getByText(gallery.ownOrder)).toBeVisible();
  const end = await tiles(owner).nth(3).boundingBox();
  await carry(owner, tiles(owner).first(), () =>
    Promise.resolve({ x: (end?.x ?? 0) + (end?.width ?? 0) - 10, y: (end?.y ?? 0) + 40 }),
  );
  await expect.poll(() => names(owner)).toEqual([first, third, fourth, second]);
  await owner.getByRole('button', { name: gallery.undo }).click();
  await expect.poll(() => names(owner)).toEqual([second, first, third, fourth]);
  await owner.reload();
  await expect.poll(() => names(owner)).toEqual([second, first, third, fourth]);

  await tiles(owner).nth(2).focus();
  await owner.keyboard.press('x');
  await owner.getByRole('button', { name: gallery.more }).click();
  await owner.getByRole('button', { name: gallery.useAsCover }).click();
  await expect(owner.getByText(albums.said.cover)).toBeVisible();
  await tiles(owner).nth(1).focus();
  await owner.keyboard.press('x');
  await owner.getByRole('button', { name: gallery.takeOut }).click();
  await expect(tiles(owner)).toHaveCount(3);
  await owner.getByRole('button', { name: gallery.undo }).click();
  await expect.poll(() => names(owner)).toEqual([second, first, third, fourth]);

  await tiles(owner).first().click();
  await owner.keyboard.press('i');
  await owner.locator('info-panel').getByRole('link', { name: 'Seas' }).click();
  await expect(owner.locator('info-panel')).toBeHidden();

  const album = owner.url();
  await menu(owner, albums.remove);
  await expect(owner.getByText(albums.said.removed('Seas'))).toBeVisible();
  await expect(owner.getByText(albums.emptyTitle)).toBeVisible();
  await owner.goto(album);
  await expect(owner.getByRole('heading', { name: albums.goneTitle })).toBeVisible();
  await owner.getByRole('button', { name: gallery.undo }).click();
  await expect.poll(() => names(owner)).toEqual([second, first, third, fourth]);
});

test('the dates of photos from a camera whose clock was wrong move together, and back', async ({ host, screens }) => {
  const owner = await openLibrary(host, screens, photos.slice(0, 2));
  await expect(tiles(owner)).toHaveCount(2);
  const before = await names(owner);
  await tiles(owner).first().focus();
  await owner.keyboard.press('Control+a');
  await owner.getByRole('button', { name: gallery.more }).click();
  await owner.getByRole('button', { name: gallery.changeDate }).click();
  const sheet = owner.getByRole('dialog');
  await hasNoBarriers(owner, 'dates');
  await sheet.getByLabel(gallery.dates.days).fill('four');
  await sheet.getByRole('button', { name: gallery.dates.apply }).click();
  await expect(sheet.getByRole('alert')).toHaveText(gallery.dates.noNumber);
  await sheet.getByLabel(gallery.dates.toMany).check();
  await sheet.getByLabel(gallery.dates.date).fill('2019-05-05T10:00:00');
  await expect(sheet).toContainText('May 5, 2019');
  await sheet.getByRole('button', { name: gallery.dates.apply }).click();
  await expect(owner.getByText(gallery.said.shift(2))).toBeVisible();
  await expect.poll(async () => (await names(owner)).join()).toContain('2019');
  await owner.getByRole('button', { name: gallery.undo }).click();
  await expect.poll(() => names(owner)).toEqual(before);
});

/** What the wall shows, photo by photo. */
async function names(page: Page): Promise<string[]> {
  return await tiles(page).evaluateAll((all) => all.flatMap((one) => one.ariaLabel?.split(', from')[0] ?? []));
}

/** Opens the menu of an album and presses one of its buttons. */
async function menu(page: Page, act: string): Promise<void> {
  await page.locator('album-header more-menu').getByRole('button').first().click();
  await page.locator('album-header').getByRole('button', { name: act }).click();
}

type Box = Awaited<ReturnType<Locator['boundingBox']>>;
interface Point {
  readonly x: number;
  readonly y: number;
}

function middleOf(box: Box): Point {
  if (box === null) throw new Error('it is not on the screen');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Takes up what is there with the mouse and lets it go where `to` says once it is on its way. */
async function carry(page: Page, what: Locator, to: () => Promise<Point>): Promise<void> {
  await what.hover();
  const { x, y } = middleOf(await what.boundingBox());
  await page.mouse.down();
  await page.mouse.move(x + 30, y + 30, { steps: 2 });
  const end = await to();
  await page.mouse.move(end.x, end.y, { steps: 2 });
  await page.mouse.up();
}

test('what is deleted lies in the trash, comes back from there, and goes for good when it is emptied', async ({
  host,
  screens,
}) => {
  const owner = await openLibrary(host, screens, photos);
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
  await expect(owner.getByText(gallery.emptyTrashTitle)).toBeVisible();
  await owner.getByRole('link', { name: en.console.photos, exact: true }).click();
  await expect(tiles(owner)).toHaveCount(3);
});

test('many photos come down as one archive', async ({ host, screens }) => {
  const owner = await openLibrary(host, screens, photos);
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
