/** After a pick: what the phone took off its photos is said, and the one tap that avoids it works. */
import { copyFile } from 'node:fs/promises';
import type { TestInfo } from 'playwright/test';
import { receipts as say } from '../../web/words/en-receipts.ts';
import { hasNoBarriers } from '../cast/barriers.ts';
import { expect, test } from '../cast/landfall.ts';
import { photoAt } from '../cast/photo-set.ts';
import { choose, pair, safe } from '../cast/steps.ts';

/** Real photos under the names that pickers give. */
async function asPicked(info: TestInfo): Promise<string[]> {
  const named = [
    ['phone/iphone15pro.heic', 'IMG_0042.HEIC'],
    ['phone/galaxy-note5-gps.jpg', '1000002529.jpg'],
    ['phone/galaxy-s-rot6.jpg', 'image.jpg'],
    ['dates/zones/big_ben.jpg', 'DSC01234.JPG'],
  ] as const;
  for (const [path, name] of named) await copyFile(photoAt(path), info.outputPath(name));
  return named.map(([, name]) => info.outputPath(name));
}

test('what came without something is counted, kind by kind, and Files is one tap away', async ({
  owner,
  phone,
}, info) => {
  await pair(owner, phone);
  await choose(phone, await asPicked(info));
  await safe(phone, 4);
  await expect(phone.getByText(say.lostSummary(3, 4))).toBeVisible();
  await phone.getByRole('heading', { name: say.lostTitle }).click();
  await expect(phone.getByText(say.lost.place(1, 4))).toBeVisible();
  await expect(phone.getByText(say.lost['live-photo'](1, 4))).toBeVisible();
  await expect(phone.getByText(say.lost.name(2, 4))).toBeVisible();
  await expect(phone.getByText('converted')).toBeHidden();

  const chooser = phone.waitForEvent('filechooser');
  await phone.getByRole('button', { name: say.chooseFiles }).click();
  expect(await (await chooser).element().getAttribute('accept')).toBeNull();
});

test('both halves of a Live Photo: nothing was lost', async ({ owner, phone }) => {
  await pair(owner, phone);
  await choose(phone, [photoAt('live-motion/IMG_7943.HEIC'), photoAt('live-motion/IMG_7943_HEVC.MOV')]);
  await safe(phone, 2);
  await expect(phone.getByText(say.lostTitle)).toBeHidden();
});

test('photos that came as they were taken are not talked about', async ({ owner, phone }) => {
  await pair(owner, phone);
  await choose(phone, [photoAt('dates/zones/big_ben.jpg'), photoAt('phone/iphone7-portrait-rot.heic')]);
  await safe(phone, 2);
  await expect(phone.getByText(say.lostTitle)).toBeHidden();
});

test('no barriers on the card', async ({ screens }, info) => {
  const owner = await screens.openConsole();
  const phone = await screens.openPhone();
  await pair(owner, phone);
  await choose(phone, await asPicked(info));
  await safe(phone, 4);
  await phone.getByRole('heading', { name: say.lostTitle }).click();
  await hasNoBarriers(phone, 'lost on the way');
});
