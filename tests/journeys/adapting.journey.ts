/** Whoever reads from right to left, needs large letters, strong contrast or stillness, and whoever prints: every screen is whole. */
import type { Locator, Page } from 'playwright/test';
import { en } from '../../web/words/en.ts';
import { gallery } from '../../web/words/en-gallery.ts';
import { everyScreen } from '../cast/every-screen.ts';
import { expect, test } from '../cast/landfall.ts';
import { layoutFaults } from '../cast/layout-faults.ts';
import { alreadyLanded, tiles } from '../cast/steps.ts';
import { twoYears } from '../cast/two-years.ts';

const desktop = { width: 1280, height: 800 };
const phone = { width: 390, height: 844 };

test('every screen is whole from right to left and with text of twice the size, and stands still', async ({
  host,
  screens,
}, info) => {
  await alreadyLanded(host, await twoYears((name) => info.outputPath(name), 1));
  const owner = await screens.openConsole({ reducedMotion: 'reduce' });
  await everyScreen(owner, async (name) => {
    await owner.evaluate(() => (document.documentElement.dir = 'rtl'));
    expect.soft(await layoutFaults(owner), `${name}, from right to left`).toEqual([]);
    expect.soft(await moving(owner), `${name}, what moves`).toEqual([]);
    await owner.setViewportSize(phone);
    await owner.evaluate(() => (document.documentElement.style.fontSize = '200%'));
    expect.soft(await layoutFaults(owner), `${name}, text of twice the size`).toEqual([]);
    await owner.evaluate(() => {
      document.documentElement.dir = 'ltr';
      document.documentElement.style.fontSize = '';
    });
    await owner.setViewportSize(desktop);
  });
});

test('from right to left the rail is on the right and the years on the left; forced colours say what is chosen; paper gets the photos alone', async ({
  host,
  screens,
}, info) => {
  await alreadyLanded(host, await twoYears((name) => info.outputPath(name), 3));
  const owner = await screens.openConsole();
  await owner.getByRole('link', { name: en.console.photos, exact: true }).click();
  const scrubber = owner.getByRole('slider', { name: gallery.scrubber });
  await expect(scrubber).toBeVisible();
  // What has no preview yet has no picture on paper either.
  await expect.poll(() => owner.locator('photo-tile img.picture.here').count(), { timeout: 60_000 }).toBeGreaterThan(5);

  await owner.evaluate(() => (document.documentElement.dir = 'rtl'));
  expect((await boxOf(scrubber)).x).toBe(0);
  const rail = await boxOf(owner.getByRole('navigation').first());
  expect(rail.x + rail.width).toBe(desktop.width);
  const [first, second] = [await boxOf(tiles(owner).first()), await boxOf(tiles(owner).nth(1))];
  expect(first.x).toBeGreaterThan(second.x);
  await tiles(owner).first().focus();
  await owner.keyboard.press('ArrowLeft');
  await expect(tiles(owner).nth(1)).toBeFocused();
  await owner.evaluate(() => (document.documentElement.dir = 'ltr'));

  await owner.keyboard.press('x');
  await owner.keyboard.press('Shift+ArrowRight');
  await owner.emulateMedia({ forcedColors: 'active' });
  expect(await outline(owner.getByRole('link', { name: en.console.photos, exact: true }))).toBe('solid');
  expect(await outline(owner.getByRole('link', { name: en.console.albums, exact: true }))).toBe('none');
  expect(await edge(tiles(owner).nth(1))).toBe('4px');
  expect(await edge(tiles(owner).first())).toBe('0px');
  await info.attach('forced colours', { body: await owner.screenshot(), contentType: 'image/png' });
  await owner.emulateMedia({ forcedColors: 'none' });

  const quiet = () => owner.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--quiet'));
  const usual = await quiet();
  await owner.emulateMedia({ contrast: 'more' });
  expect(await quiet()).not.toBe(usual);
  await owner.emulateMedia({ contrast: 'no-preference' });

  // Printed: what is chosen, or else the months in view, with all their photos.
  const printed = async (): Promise<number> => {
    await owner.emulateMedia({ media: 'print' });
    await owner.evaluate(() => void dispatchEvent(new Event('beforeprint')));
    await expect(owner.getByRole('navigation')).toHaveCount(0);
    await expect(owner.locator('photo-tile').first()).toBeHidden();
    const count = await owner.locator('photo-gallery figure img').count();
    await info.attach('on paper', { body: await owner.pdf(), contentType: 'application/pdf' });
    await owner.evaluate(() => void dispatchEvent(new Event('afterprint')));
    await owner.emulateMedia({ media: 'screen' });
    return count;
  };
  expect(await printed()).toBe(2);
  await owner.keyboard.press('Escape');
  expect(await printed()).toBeGreaterThan(3);
  await expect(tiles(owner).first()).toBeVisible();
});

function outline(link: Locator): Promise<string> {
  return link.evaluate((element) => getComputedStyle(element).outlineStyle);
}

function edge(tile: Locator): Promise<string> {
  return tile.evaluate((element) => getComputedStyle(element, '::after').borderTopWidth);
}

/** What is on its way somewhere, or would be when something changes. */
function moving(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ effect }) => Number(effect?.getComputedTiming().duration ?? 0) > 10)
      .map(
        (animation) =>
          animation.id ||
          (animation.effect instanceof KeyframeEffect ? (animation.effect.target?.className ?? '') : ''),
      ),
  );
}

async function boxOf(what: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await what.boundingBox();
  if (box === null) throw new Error('it is not on the screen');
  return box;
}
