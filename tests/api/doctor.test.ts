/** What a phone needs to get here, as the owner reads it, from the running host and on the command line. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Check, DoctorReportSchema } from '../../protocol/doctor.ts';
import { InvitationSchema } from '../../protocol/pairing.ts';
import { routes } from '../../protocol/routes.ts';
import { SettingsSchema } from '../../protocol/settings.ts';
import { type Caller, ownerOf, pairedDevice } from '../cast/caller.ts';
import { Host, runLandfall } from '../cast/host.ts';

let host: Host;
let owner: Caller;
beforeAll(async () => {
  host = await Host.start({ address: null });
  owner = await ownerOf(host);
});
afterAll(() => host[Symbol.asyncDispose]());

const report = () => owner.ask(DoctorReportSchema, routes.doctor);
const choose = (address: string | null) => ({ method: 'PATCH', json: { address } });

function checkOf<Name extends Check['name']>(checks: readonly Check[], name: Name): Extract<Check, { name: Name }> {
  const found = checks.find((check): check is Extract<Check, { name: Name }> => check.name === name);
  if (found === undefined) throw new Error(`${name} was not looked at`);
  return found;
}

test('each address is reached by a real connection, and the certificate and the clock are looked at', async () => {
  const { addresses, checks, port } = await report();
  expect(String(port)).toBe(new URL((await host.launch()).httpsUrl).port);
  expect(checks.filter(({ name }) => name === 'reach')).toHaveLength(addresses.length);
  for (const check of checks) if (check.name === 'reach') expect(check).toMatchObject({ state: 'well', problem: null });
  expect(checkOf(checks, 'certificate')).toMatchObject({ state: 'well', problem: null, isOwn: false });
  expect(checkOf(checks, 'clock').state).toBe('well');
  expect(checkOf(checks, 'mdns')).toMatchObject({ isOn: false, host: null });
  // From this machine alone, so nothing is proved of firewall and Wi-Fi.
  expect(checkOf(checks, 'visitors')).toMatchObject({ state: 'unknown', last: null });
});

test('the address that the owner chooses is in the next code, and one that the host has not is refused', async () => {
  const { addresses } = await report();
  const best = addresses[0]?.address;
  if (best === undefined) return;
  await owner.ask(SettingsSchema, routes.settings, choose(best));
  expect((await report()).addresses[0]).toMatchObject({ address: best, reason: 'chosen' });
  const { url } = await owner.ask(InvitationSchema, routes.invite, { method: 'POST' });
  expect(new URL(url).hostname).toBe(best);
  expect((await owner.refusal(routes.settings, choose('203.0.113.9'))).code).toBe('bad-request');
  await owner.ask(SettingsSchema, routes.settings, choose(null));
  expect((await report()).addresses[0]?.reason).not.toBe('chosen');
});

test('a device may not look', async () => {
  const phone = await pairedDevice(host, owner, { access: 'browse' });
  expect((await phone.refusal(routes.doctor)).code).toBe('not-allowed');
});

test('landfall doctor says the same of the running host', async () => {
  const { code, output } = await runLandfall(['doctor', '--data', host.dataDir, '--certs', host.certsDir]);
  expect(output).toContain('Landfall runs.');
  expect(output).toContain('The certificate fits and is valid until');
  expect(output).toMatch(/^(well {3}|perhaps|wrong {2}|unknown) /m);
  expect(code).toBe(output.includes('\nwrong') ? 1 : 0);
});
