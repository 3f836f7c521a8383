/** What the owner sets: checked, kept over starts, and nobody else's business. */
import { expect, test } from 'vitest';
import { routes } from '../../protocol/routes.ts';
import { SettingsSchema } from '../../protocol/settings.ts';
import { ownerOf, pairedDevice } from '../cast/caller.ts';
import { Host, runLandfall } from '../cast/host.ts';

const change = (json: unknown) => ({ method: 'PATCH', json });

test('settings are kept over a restart, each by itself', async () => {
  await using host = await Host.start();
  const owner = await ownerOf(host);
  expect(await owner.ask(SettingsSchema, routes.settings)).toEqual({
    speedLimitBytesPerSecond: null,
    checkBytesPerDay: 100e9,
    address: null,
  });
  await owner.ask(SettingsSchema, routes.settings, change({ speedLimitBytesPerSecond: 2e6 }));
  await owner.ask(SettingsSchema, routes.settings, change({ checkBytesPerDay: 0 }));
  await host.stop();
  await host.start();
  expect(await (await ownerOf(host)).ask(SettingsSchema, routes.settings)).toEqual({
    speedLimitBytesPerSecond: 2e6,
    checkBytesPerDay: 0,
    address: null,
  });
});

test('a limit on the command line stands in for the one that was kept, and the owner can still change it', async () => {
  await using host = await Host.start({ flags: ['--speed-limit', '1.5'] });
  const owner = await ownerOf(host);
  expect(await owner.ask(SettingsSchema, routes.settings)).toMatchObject({ speedLimitBytesPerSecond: 1.5e6 });
  await owner.ask(SettingsSchema, routes.settings, change({ speedLimitBytesPerSecond: null }));
  expect(await owner.ask(SettingsSchema, routes.settings)).toMatchObject({ speedLimitBytesPerSecond: null });
});

test('what cannot be is refused, and nothing changes', async () => {
  await using host = await Host.start();
  const owner = await ownerOf(host);
  const before = await owner.ask(SettingsSchema, routes.settings);
  for (const wrong of [
    { speedLimitBytesPerSecond: 0 },
    { speedLimitBytesPerSecond: 10 },
    { speedLimitBytesPerSecond: -1 },
    { speedLimitBytesPerSecond: 1.5e300 },
    { speedLimitBytesPerSecond: '2000000' },
    { checkBytesPerDay: -1 },
    { checkBytesPerDay: null },
    [],
  ])
    expect((await owner.refusal(routes.settings, change(wrong))).code, JSON.stringify(wrong)).toBe('bad-request');
  expect(await owner.ask(SettingsSchema, routes.settings)).toEqual(before);
});

test('a device may neither see nor change them', async () => {
  await using host = await Host.start();
  const phone = await pairedDevice(host, await ownerOf(host), { access: 'browse' });
  expect((await phone.refusal(routes.settings)).code).toBe('not-allowed');
  expect((await phone.refusal(routes.settings, change({ checkBytesPerDay: 0 }))).code).toBe('not-allowed');
});

test.each(['fast', '0.001'])('--speed-limit %s is wrong use', async (limit) => {
  const { code, output } = await runLandfall(['--speed-limit', limit, '--no-open']);
  expect(code).toBe(2);
  expect(output.split('\n')[0]).toContain('speed-limit');
});
