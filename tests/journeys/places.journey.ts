/** Where photos were taken: a map and a list that open them, kept by the address. */
import { en } from '../../web/words/en.ts';
import { places as say } from '../../web/words/en-places.ts';
import { hasNoBarriers } from '../cast/barriers.ts';
import { expect, test } from '../cast/landfall.ts';
import { photoAt } from '../cast/photo-set.ts';
import { alreadyLanded, tiles } from '../cast/steps.ts';

const photos = [
  'dates/zones/big_ben.jpg',
  'dates/zones/sydney_opera_house.jpg',
  'live-motion/synthetic/PXL_20200919_105557000.MP.jpg',
  'live-motion/IMG_7943.HEIC',
].map(photoAt);

test('places: none yet, then a map that is drawn without the network, by country and city, and opens photos from there', async ({
  host,
  screens,
}) => {
  // On a narrow screen what is wanted less is behind one more button, and nothing is scrolled sideways.
  const owner = await screens.openConsole({ viewport: { width: 360, height: 740 } });
  const rail = owner.getByRole('navigation', { name: en.console.navigation });
  const more = rail.getByRole('button', { name: en.console.more });
  await more.click();
  await rail.getByRole('link', { name: en.console.care }).click();
  await expect(owner.getByRole('heading', { level: 1, name: en.console.care })).toBeVisible();
  await expect(rail.getByRole('link', { name: en.console.trash })).toBeHidden();
  await rail.getByRole('link', { name: en.console.places }).click();
  await expect(owner.getByText(say.emptyTitle)).toBeVisible();
  await more.click();
  await expect(rail.getByRole('link', { name: en.console.trash })).toBeVisible();
  await hasNoBarriers(owner, 'no places');
  await owner.keyboard.press('Escape');
  await expect(rail.getByRole('link', { name: en.console.trash })).toBeHidden();
  await expect(more).toBeFocused();
  expect(await owner.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);

  // What lands appears.
  await alreadyLanded(host, photos);
  const map = owner.getByRole('application', { name: say.mapLabel });
  const pictures = owner.getByRole('list', { name: say.markersLabel }).getByRole('link');
  const list = owner.getByRole('complementary', { name: say.listLabel });
  await expect(map).toBeVisible();
  await expect(list.getByRole('link', { name: /Australia/ })).toContainText(say.photoCount(2));
  await expect(list.getByRole('link', { name: /Brno/ })).toBeVisible();
  await owner.setViewportSize({ width: 1280, height: 800 });
  await owner.getByRole('button', { name: say.showAll }).click();
  // London and Brno are one from afar.
  await expect(pictures).toHaveCount(2);
  await hasNoBarriers(owner, 'places');

  // Land and sea.
  await expect.poll(() => map.evaluate(largeAreas)).toBeGreaterThanOrEqual(2);

  // The address keeps what is shown.
  await list.getByRole('button', { name: say.showOnMap('Brno') }).click();
  await expect(pictures.and(owner.getByRole('link', { name: say.photosIn(1, 'Brno') }))).toBeInViewport();
  await expect(owner).toHaveURL(/#places\?at=49\.\d+,16\.\d+,9/);
  await owner.reload();
  await expect(pictures).toHaveCount(1);
  await map.focus();
  await owner.keyboard.press('0');
  await expect(pictures).toHaveCount(2);

  // From picture to picture by the arrows, and into the photos of one.
  await owner.keyboard.press('Tab');
  await expect(pictures.and(owner.getByRole('link', { name: say.photosIn(2, 'Sydney') }))).toBeFocused();
  await owner.keyboard.press('Enter');
  await expect(tiles(owner)).toHaveCount(2);
  await expect(owner.getByRole('heading', { level: 1, name: en.console.partOfMap })).toBeVisible();
  await owner.goBack();
  await expect(pictures).toHaveCount(2);
  await list.getByRole('link', { name: /London/ }).click();
  await expect(tiles(owner)).toHaveCount(1);
  await expect(owner.getByRole('heading', { level: 1, name: 'London, United Kingdom' })).toBeVisible();
  await owner.getByRole('banner').getByRole('link', { name: en.console.places }).click();
  await expect(pictures).toHaveCount(2);
});

/** How many colours fill more than a tenth of a canvas. */
function largeAreas(canvas: HTMLElement | SVGElement): number {
  if (!(canvas instanceof HTMLCanvasElement)) return 0;
  const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data.buffer;
  const counts = new Map<number, number>();
  const colours = new Uint32Array(pixels ?? new ArrayBuffer(0));
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  return [...counts.values()].filter((count) => count > colours.length / 10).length;
}
