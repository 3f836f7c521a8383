/** `npm run soak`: eight devices that send, look, vanish and are revoked, for as long as wanted. Ends with what the host held over time, and with 1 where it grew. */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { Findings } from './findings.ts';
import { HeldByHost } from './held-by-host.ts';
import { logFaults } from './log-faults.ts';
import { RestlessDevice } from './restless-device.ts';
import { SoakedHost } from './soaked-host.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '30' },
    devices: { type: 'string', default: '8' },
  },
});
const { seed, minutes, devices } = z
  .object({
    seed: z.coerce.number().int(),
    minutes: z.coerce.number().positive(),
    devices: z.coerce.number().int().positive(),
  })
  .parse(values);

const findings = new Findings();
await using soaked = await SoakedHost.open();
const held = new HeldByHost(soaked.pid);
const endsAtMs = performance.now() + minutes * 60_000;
const restless = Array.from({ length: devices }, (_, index) => new RestlessDevice(soaked, seed, index, findings));
const everyone = restless.map((device) => device.live(endsAtMs));
await held.watch(endsAtMs);
await Promise.all(everyone);
await soaked.rest();
await held.look();

const done = restless
  .map(({ tally }) => tally)
  .reduce((sum, one) => ({
    sent: sum.sent + one.sent,
    looked: sum.looked + one.looked,
    dropped: sum.dropped + one.dropped,
    revoked: sum.revoked + one.revoked,
  }));
for (const { fault, text } of logFaults(soaked.host.log)) findings.add('log', fault, text);
for (const sentence of held.growth()) findings.add('held', sentence, `of ${minutes} minutes`);
process.stdout.write(
  `\n${held.graph()}\n\n${minutes} minutes, ${devices} devices: ${done.sent} photos sent, ${done.looked} pages and pictures looked at, ${done.dropped} connections dropped, ${done.revoked} devices revoked and paired again.\n`,
);
process.stdout.write(
  findings.all.length === 0 ? 'Nothing grew.\n' : `${findings.all.length} kinds of faults were found.\n`,
);
process.exitCode = findings.all.length === 0 ? 0 : 1;
