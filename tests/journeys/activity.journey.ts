/** The owner reads what was done, sees why a phone does not arrive, and where phones are sent; a phone alone is helped too. */
import { routes } from '../../protocol/routes.ts';
import { en } from '../../web/words/en.ts';
import { activity as say } from '../../web/words/en-activity.ts';
import { connection } from '../../web/words/en-connection.ts';
import { gone } from '../../web/words/en-gone.ts';
import { hasNoBarriers } from '../cast/barriers.ts';
import { ownerOf, pairedDevice, strangerAt } from '../cast/caller.ts';
import { expect, test } from '../cast/landfall.ts';
import { lately } from '../cast/lately.ts';
import { pair, scan } from '../cast/steps.ts';

test('the activity reads like sentences, grows while it is read, and shows one device alone', async ({
  host,
  screens,
}) => {
  const remote = await ownerOf(host);
  const phone = await pairedDevice(host, remote, { name: 'Anna’s phone' });
  await pairedDevice(host, remote, { name: 'עדי ‎phone', access: 'browse' });
  const owner = await screens.openConsole();
  await owner.getByRole('link', { name: en.console.activity }).click();
  await expect(owner.getByRole('heading', { name: lately(say) })).not.toHaveCount(0);
  await expect(owner.getByText(say.paired.send('Anna’s phone'))).toBeVisible();
  await hasNoBarriers(owner, 'the activity');

  const stranger = await strangerAt(host);
  const claim = { typedCode: 'BBBBBBBB', name: 'Mallory', platform: 'other' };
  for (let index = 0; index < 3; index++) await stranger.call(routes.claim, { method: 'POST', json: claim });
  await expect(owner.getByText(say.wrongCode('', 3))).toBeVisible();
  await remote.call(routes.revoke(phone.device.id), { method: 'POST', json: {} });
  await expect(owner.getByText(say.revoked('Anna’s phone'))).toBeVisible();

  await owner.getByLabel(say.filter).selectOption({ label: 'עדי ‎phone' });
  await expect(owner.getByText(say.wrongCode('', 3))).toBeHidden();
  await expect(owner.getByRole('listitem').filter({ hasText: 'phone' })).toHaveCount(1);
});

test('a phone that was scanned with and does not arrive is noticed, and the card leads to what may keep it out', async ({
  host,
  screens,
}) => {
  const owner = await screens.openConsole();
  const link = await scan(owner);
  // It believes no certificate that it does not know.
  const wary = await screens.openPhone({ ignoreHTTPSErrors: false });
  await wary.goto(link).catch(() => undefined);
  await expect(owner.getByText(en.console.visitor.warned)).toBeVisible();
  await hasNoBarriers(owner, 'the invitation, with a phone at the door');
  const phone = await screens.openPhone();
  await phone.goto(link);
  await expect(owner.getByText(en.console.visitor.page)).toBeVisible();
  expect(host.log, 'attack 98: the secret of the link is not in the log').not.toContain(link.split('#')[1]);
  expect(phone.url(), 'attack 98: nor in the address bar').not.toContain('#1.');

  await owner.getByText(en.console.helpTitle).click();
  await owner.getByRole('link', { name: en.console.seeConnection }).click();
  await expect(owner.getByText(connection.addressGiven('127.0.0.1'))).toBeVisible();
  await expect(owner.getByText(connection.reachWell('127.0.0.1'))).toBeVisible();
  await owner.getByRole('button', { name: connection.lookAgain }).click();
  await expect(owner.getByRole('button', { name: connection.lookAgain })).toBeEnabled();
});

test('a phone whose host is gone says what to look at, in order, without the host, and goes on by itself', async ({
  host,
  owner,
  phone,
}) => {
  await pair(owner, phone);
  await host.kill();
  await phone.getByText(en.app.cantConnect, { exact: true }).click();
  await expect(phone.getByText(gone.steps.address)).toBeVisible();
  await expect(phone.locator('host-gone-steps li').first()).toHaveText(gone.steps.awake);
  await hasNoBarriers(phone, 'the host is gone');
  await host.start();
  await expect(phone.getByText(gone.steps.address)).toBeHidden({ timeout: 20_000 });
});
