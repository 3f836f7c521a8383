/** Each screen, in both themes, before anything else is asked of it: no barrier that axe can find. */
import { en } from '../../web/words/en.ts';
import { care } from '../../web/words/en-care.ts';
import { gallery } from '../../web/words/en-gallery.ts';
import { lightbox } from '../../web/words/en-lightbox.ts';
import { hasNoBarriers } from '../cast/barriers.ts';
import { expect, test } from '../cast/landfall.ts';
import { photoAt } from '../cast/photo-set.ts';
import { alreadyLanded, answer, ask, choose, pair, safe, scan, tiles } from '../cast/steps.ts';

test('the console, from nobody paired to the full view', async ({ screens, host }) => {
  const owner = await screens.openConsole();
  await expect(owner.getByRole('img', { name: en.console.qrAlt })).toBeVisible();
  await hasNoBarriers(owner, 'nobody paired');

  const phone = await screens.openPhone();
  await phone.goto(await scan(owner));
  await ask(phone, 'Anna’s phone');
  await expect(owner.getByRole('alertdialog')).toBeVisible();
  await hasNoBarriers(owner, 'somebody asks');
  await answer(owner, 'browse');
  await expect(phone.getByRole('button', { name: en.sending.pickPhotos })).toBeVisible();
  await owner.getByRole('link', { name: en.console.photos }).click();
  await expect(owner.getByText(gallery.emptyTitle)).toBeVisible();
  await hasNoBarriers(owner, 'no photos yet');

  await alreadyLanded(host, ['dates/zones/big_ben.jpg', 'video/bunny-1s.mp4', 'formats/jxl-sample.jxl'].map(photoAt));
  await expect(tiles(owner)).toHaveCount(3);
  await hasNoBarriers(owner, 'photos');
  await tiles(owner).first().click();
  await expect(owner.getByRole('dialog', { name: lightbox.label })).toBeVisible();
  await hasNoBarriers(owner, 'full view');
  await owner.keyboard.press('i');
  await expect(owner.getByRole('complementary', { name: lightbox.information })).toContainText('SHA-256');
  await hasNoBarriers(owner, 'full view with information');
  await owner.keyboard.press('i');
  await owner.keyboard.press('Escape');

  await owner.getByRole('link', { name: en.console.devices }).click();
  await expect(owner.locator('device-row').first()).toBeVisible();
  await hasNoBarriers(owner, 'devices');

  await owner.getByRole('link', { name: en.console.care }).click();
  await expect(owner.getByRole('button', { name: care.checkNow })).toBeVisible();
  await hasNoBarriers(owner, 'care');
});

test('the phone, from the invitation to what is safe', async ({ screens }) => {
  const owner = await screens.openConsole();
  const phone = await screens.openPhone();
  await phone.goto(await scan(owner));
  await expect(phone.getByLabel(en.pairing.nameLabel)).toBeVisible();
  await hasNoBarriers(phone, 'invited');
  await ask(phone, 'Anna’s phone');
  await hasNoBarriers(phone, 'waiting for the owner');
  await answer(owner, 'deny');
  await expect(phone.getByRole('heading', { name: en.pairing.deniedTitle })).toBeVisible();
  await hasNoBarriers(phone, 'denied');
  await phone.getByRole('button', { name: en.pairing.typeCode }).click();
  await expect(phone.getByLabel(en.pairing.codeLabel)).toBeVisible();
  await hasNoBarriers(phone, 'typed code');

  await pair(owner, phone);
  await hasNoBarriers(phone, 'nothing sent yet');
  await choose(phone, [photoAt('dates/zones/big_ben.jpg'), photoAt('hostile/active/text-named.jpg')]);
  await safe(phone, 1);
  await expect(phone.getByRole('heading', { name: en.sending.failedTitle(1) })).toBeVisible();
  await hasNoBarriers(phone, 'sent, one of them not');
  await phone.getByRole('link', { name: en.app.tabPhotos }).click();
  await expect(tiles(phone)).toHaveCount(1);
  await hasNoBarriers(phone, 'photos on the phone');

  await owner.getByRole('link', { name: en.console.devices }).click();
  await owner.getByRole('button', { name: en.console.disconnectOf('Anna’s phone') }).click();
  await owner.getByRole('alertdialog').getByRole('button', { name: en.console.disconnect, exact: true }).click();
  await expect(phone.getByRole('heading', { name: en.app.revokedTitle })).toBeVisible();
  await hasNoBarriers(phone, 'disconnected');
});

test('a console without its key', async ({ screens, host }) => {
  const laptop = await screens.openLaptop();
  await laptop.goto((await host.launch()).consoleUrl);
  await expect(laptop.getByRole('heading', { name: en.app.consoleClosedTitle })).toBeVisible();
  await hasNoBarriers(laptop, 'console closed');
});
