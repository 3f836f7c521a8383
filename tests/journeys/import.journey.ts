/** Folders and files of the owner's own computer, dropped on the console or chosen. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { importing as say } from '../../web/words/en-import.ts';
import { hasNoBarriers } from '../cast/barriers.ts';
import { expect, test } from '../cast/landfall.ts';
import { largePhotoBytes, photoBytes } from '../cast/picture.ts';
import { slowDown, tiles } from '../cast/steps.ts';

/** As the file manager does: something is dragged over the page, and let go of. */
async function drag(page: Page, types: readonly ('dragEnter' | 'dragOver' | 'drop')[], path: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  for (const type of types)
    await session.send('Input.dispatchDragEvent', {
      type,
      x: 500,
      y: 400,
      data: { items: [], files: [path], dragOperationsMask: 1 },
    });
}
const dropped = ['dragEnter', 'dragOver', 'drop'] as const;

test('folders that are dropped on the console are imported, walked to the bottom; the same again brings nothing', async ({
  owner,
  host,
}) => {
  const camera = join(host.folder, 'Old camera');
  await mkdir(join(camera, 'trip'), { recursive: true });
  await writeFile(join(camera, 'a.jpg'), await photoBytes('a'));
  await writeFile(join(camera, 'trip', 'b.jpg'), await photoBytes('b'));
  await writeFile(join(camera, 'trip', 'b again.jpg'), await photoBytes('b'));
  await writeFile(join(camera, 'notes.txt'), 'no photo');
  await writeFile(join(camera, 'trip', 'no photo.jpg'), 'no photo');
  const card = owner.getByRole('region', { name: say.label });
  await owner.getByRole('link', { name: 'Photos', exact: true }).click();

  await drag(owner, ['dragEnter', 'dragOver'], camera);
  await expect(owner.getByRole('heading', { name: say.dropTitle })).toBeVisible();
  await drag(owner, ['drop'], camera);
  await expect(owner.getByRole('heading', { name: say.dropTitle })).toBeHidden();
  await expect(card.getByRole('heading', { name: say.done(2) })).toBeVisible();
  await expect(card.getByText(say.notPhotos(2))).toBeVisible();
  await expect(card.getByText(say.alreadyHere(1))).toBeVisible();
  await expect(tiles(owner)).toHaveCount(2);
  await hasNoBarriers(owner, 'what came of an import');

  await drag(owner, dropped, camera);
  await expect(card.getByRole('heading', { name: say.nothingNew })).toBeVisible();
  await expect(card.getByText(say.alreadyHere(3))).toBeVisible();
  await card.getByRole('button', { name: say.close }).click();
  await expect(card).toBeHidden();
  await expect(owner.getByRole('button', { name: say.buttonLabel })).toBeFocused();

  // By keyboard, and chosen instead of dropped.
  const single = join(host.folder, 'single.jpg');
  await writeFile(single, await photoBytes('single'));
  const button = owner.getByRole('button', { name: say.buttonLabel });
  await button.focus();
  await owner.keyboard.press('Enter');
  await owner.keyboard.press('ArrowDown');
  await expect(owner.getByRole('button', { name: say.chooseFiles })).toBeFocused();
  const chooser = owner.waitForEvent('filechooser');
  await owner.keyboard.press('Enter');
  await (await chooser).setFiles([single]);
  await expect(card.getByRole('heading', { name: say.done(1) })).toBeVisible();
  await expect(tiles(owner)).toHaveCount(3);

  // A film takes its time: it can wait, go on and be left out.
  await mkdir(join(host.folder, 'Films'));
  await writeFile(join(host.folder, 'Films', 'large.jpg'), await largePhotoBytes('large', 12_000_000));
  await slowDown(owner, 1_000_000);
  await drag(owner, dropped, join(host.folder, 'Films'));
  await expect(card.getByRole('heading', { name: say.titleOf('Films') })).toBeVisible();
  await card.getByRole('button', { name: say.pause }).click();
  await expect(card.getByRole('heading', { name: say.pausedTitle })).toBeVisible();
  await card.getByRole('button', { name: say.goOn }).click();
  await expect(card.getByRole('heading', { name: say.titleOf('Films') })).toBeVisible();
  await card.getByRole('button', { name: say.cancel }).click();
  await expect(card.getByRole('heading', { name: say.cancelled(0) })).toBeVisible();
  await expect(tiles(owner)).toHaveCount(3);
});
