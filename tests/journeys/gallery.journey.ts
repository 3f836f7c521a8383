/** The wall of photos: anywhere at once, back to where one was, and many photos in one go. */
import { en } from '../../web/words/en.ts';
import { gallery } from '../../web/words/en-gallery.ts';
import { lightbox } from '../../web/words/en-lightbox.ts';
import { hasNoBarriers } from '../cast/barriers.ts';
import { expect, test } from '../cast/landfall.ts';
import { alreadyLanded, tiles } from '../cast/steps.ts';
import { twoYears } from '../cast/two-years.ts';

test('the scrubber goes anywhere at once, and reload, back and the full view keep the place', async ({
  host,
  screens,
}, info) => {
  await alreadyLanded(host, await twoYears((name) => info.outputPath(name), 3));
  const owner = await screens.openConsole();
  await owner.getByRole('link', { name: en.console.photos }).click();
  await expect(owner.getByRole('heading', { name: /December 2024/ })).toBeInViewport();
  // What stands above the wall is there, and goes by as far as the reader scrolls.
  await expect(owner.getByRole('searchbox', { name: gallery.search.label })).toBeInViewport({ ratio: 1 });
  await owner.mouse.move(600, 400);
  await owner.mouse.wheel(0, 20);
  await expect.poll(() => owner.evaluate(() => window.scrollY)).toBe(20);
  await owner.mouse.wheel(0, -20);
  // Far months are neither drawn nor asked for.
  expect(await tiles(owner).count()).toBeLessThan(36);

  const scrubber = owner.getByRole('slider', { name: gallery.scrubber });
  await expect(scrubber).toHaveAttribute('aria-valuetext', 'December 2024');
  const track = await scrubber.boundingBox();
  if (track === null) throw new Error('the scrubber is not on the screen');
  await owner.mouse.click(track.x + track.width / 2, track.y + track.height / 2);
  await expect(scrubber).toHaveAttribute('aria-valuetext', /(December 2023|January 2024)/);
  await scrubber.focus();
  await owner.keyboard.press('End');
  await expect(owner.getByRole('heading', { name: /January 2023/ })).toBeInViewport();
  await owner.keyboard.press('PageUp');
  await expect(scrubber).toHaveAttribute('aria-valuetext', /2024/);

  const isAtJanuary = () => expect(owner.getByRole('heading', { name: /January 2024/ })).toBeInViewport();
  await isAtJanuary();
  await expect(owner).toHaveURL(/#photos\?at=2024-01-15T12:02:00$/);
  await owner.reload();
  await isAtJanuary();
  // A page that is busy hears the click before it has noted where the reader was: the way to another page is not written over.
  await owner.getByRole('link', { name: en.console.devices }).evaluate(async (link) => {
    window.scrollBy(0, 2);
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    const busyUntilMs = performance.now() + 600;
    while (performance.now() < busyUntilMs);
    if (link instanceof HTMLElement) link.click();
  });
  await expect(owner.getByRole('heading', { name: 'Anna’s phone' })).toBeVisible();
  await owner.goBack();
  await isAtJanuary();
  await tiles(owner).and(owner.locator('[aria-label*="January 15, 2024, 12:01"]')).click();
  const fullView = owner.getByRole('dialog', { name: lightbox.label });
  await expect(fullView).toBeVisible();
  await expect(owner).toHaveURL(/photo=/);
  const link = owner.url();
  await owner.reload();
  await expect(fullView).toBeVisible();
  await owner.goBack();
  await expect(fullView).toBeHidden();
  await isAtJanuary();
  await expect(owner).not.toHaveURL(/photo=/);

  // As from a bookmark; and one whose photo is gone.
  await owner.goto('about:blank');
  await owner.goto(link);
  await expect(fullView).toBeVisible();
  await owner.keyboard.press('Escape');
  await expect(fullView).toBeHidden();
  await isAtJanuary();
  await owner.evaluate(() => void (location.hash = '#photos?photo=gone'));
  await expect(owner.getByText(gallery.photoGone)).toBeVisible();
  await expect(owner).not.toHaveURL(/photo=/);
});

test('many photos are chosen by mouse and by key, deleted, and back from the toast', async ({
  host,
  screens,
}, info) => {
  await alreadyLanded(host, (await twoYears((name) => info.outputPath(name), 3)).slice(-9));
  const owner = await screens.openConsole();
  await owner.getByRole('link', { name: en.console.photos }).click();
  await expect(tiles(owner)).toHaveCount(9);
  const ticks = owner.locator('photo-tile').getByRole('checkbox');
  const isChosen = (count: number) => expect(owner.getByText(gallery.selected(count))).toBeVisible();

  // A tick, and up to another with Shift, across months.
  await tiles(owner).nth(1).hover();
  await ticks.nth(1).click();
  await isChosen(1);
  await tiles(owner)
    .nth(4)
    .click({ modifiers: ['Shift'] });
  await isChosen(4);
  await hasNoBarriers(owner, 'photos are chosen');
  await owner.keyboard.press('Escape');
  await expect(owner.getByText(gallery.selected(4))).toBeHidden();

  // Dragged from a tick over two more.
  await tiles(owner).first().hover();
  await ticks.first().hover();
  await owner.mouse.down();
  await tiles(owner).nth(2).hover();
  await owner.mouse.up();
  await isChosen(3);
  await owner.keyboard.press('Escape');
  await expect(owner.getByText(gallery.selected(3))).toBeHidden();

  // A whole day by its heading, then by keys: one more, all, none.
  await owner.getByRole('heading', { name: /Dec 15/ }).hover();
  await owner.getByRole('checkbox', { name: /^Select Sunday, December 15/ }).click();
  await isChosen(3);
  await tiles(owner).nth(3).focus();
  await owner.keyboard.press('x');
  await isChosen(4);
  await owner.keyboard.press('Control+a');
  await isChosen(9);
  await owner.keyboard.press('Escape');

  // Deleted by key, with the focus on what follows; the toast brings them back.
  await tiles(owner).first().focus();
  await owner.keyboard.press('Shift+ArrowRight');
  await isChosen(2);
  await owner.keyboard.press('f');
  await expect(owner.getByText(gallery.said.favourite(2))).toBeVisible();
  await owner.keyboard.press('Delete');
  await expect(tiles(owner)).toHaveCount(7);
  await expect(tiles(owner).first()).toBeFocused();
  await owner.getByRole('button', { name: gallery.undo }).click();
  await expect(tiles(owner)).toHaveCount(9);
  await expect(tiles(owner).first()).toHaveAccessibleName(/favourite/);

  await owner.keyboard.press('?');
  await expect(owner.getByRole('dialog', { name: gallery.helpTitle })).toBeVisible();
  await hasNoBarriers(owner, 'keys');
});
