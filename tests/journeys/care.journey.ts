/** The owner looks after the library: has it proved, learns what is wrong and what to do, and is told when its disk is gone. */
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PhotoPageSchema } from '../../protocol/photo.ts';
import { routes } from '../../protocol/routes.ts';
import { en } from '../../web/words/en.ts';
import { care as say } from '../../web/words/en-care.ts';
import { hasNoBarriers } from '../cast/barriers.ts';
import { ownerOf } from '../cast/caller.ts';
import { expect, test } from '../cast/landfall.ts';
import { photoAt } from '../cast/photo-set.ts';
import { alreadyLanded, tiles } from '../cast/steps.ts';

test('a library is proved, and what is wrong is said with what to do', async ({ host, screens }) => {
  await alreadyLanded(host, ['dates/zones/big_ben.jpg', 'dates/zones/sydney_opera_house.jpg'].map(photoAt));
  const owner = await screens.openConsole();
  await owner.getByRole('link', { name: en.console.care }).click();
  await expect(owner.getByRole('heading', { name: say.wellTitle(2) })).toBeVisible();
  await owner.getByRole('button', { name: say.checkNow }).click();
  await expect(owner.getByText(say.provedAll)).toBeVisible();
  await hasNoBarriers(owner, 'all is well');

  const { photos } = await (await ownerOf(host)).ask(PhotoPageSchema, routes.photos);
  const path = photos.find(({ name }) => name === 'big_ben.jpg')?.path ?? '';
  await writeFile(join(host.dataDir, path), 'not a photo any more');
  await owner.getByRole('button', { name: say.checkNow }).click();
  await expect(owner.getByRole('heading', { name: say.needsYouTitle(1) })).toBeVisible();
  await expect(owner.getByText('big_ben.jpg', { exact: true })).toBeVisible();
  await expect(owner.getByText(say.changedHelp)).toBeVisible();
  await hasNoBarriers(owner, 'one has changed');

  // Sent again, it is well again, and the page says so by itself.
  await alreadyLanded(host, [photoAt('dates/zones/big_ben.jpg')]);
  await expect(owner.getByRole('heading', { name: say.wellTitle(2) })).toBeVisible();
});

test('a disk that goes is said on every page, and no longer once it is back', async ({ host, owner }) => {
  await owner.getByRole('link', { name: en.console.photos }).click();
  await alreadyLanded(host, [photoAt('dates/zones/big_ben.jpg')]);
  await expect(tiles(owner)).toHaveCount(1);
  const library = join(host.dataDir, 'library');
  await rename(library, join(host.folder, 'disk'));
  await mkdir(library);
  await expect(owner.getByRole('alert').getByText(say.awayTitle)).toBeVisible();
  await hasNoBarriers(owner, 'the disk is away');
  await owner.getByRole('link', { name: en.console.care }).click();
  await expect(owner.getByRole('button', { name: say.checkNow })).toBeDisabled();
  await rm(library, { recursive: true });
  await rename(join(host.folder, 'disk'), library);
  await expect(owner.getByRole('heading', { name: say.wellTitle(1) })).toBeVisible();
  await expect(owner.getByText(say.awayTitle)).toBeHidden();
});

test('a speed limit is set in megabytes, refused where it makes no sense, and still there after a reload', async ({
  owner,
}) => {
  await owner.getByRole('link', { name: en.console.care }).click();
  const field = owner.getByLabel(say.speedLimit);
  await field.fill('fast');
  await field.press('Enter');
  await expect(owner.getByText(say.speedLimitWrong)).toBeVisible();
  await field.fill('2,5');
  await field.press('Enter');
  await expect(owner.getByText(say.saved)).toBeVisible();
  await owner.getByLabel(say.checkPerDay).selectOption({ label: say.never });
  await expect(owner.getByText(say.saved)).toBeVisible();
  await owner.reload();
  await expect(owner.getByLabel(say.speedLimit)).toHaveValue('2.5');
  await expect(owner.getByLabel(say.checkPerDay)).toHaveValue('0');
});
