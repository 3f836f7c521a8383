/** `npm run fuzz`: a host that is asked and sent what nobody should, for as long as wanted. Ends with what was found, and with 1 where that is anything. */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { Company } from './company.ts';
import { EventLoop } from './event-loop.ts';
import { Findings } from './findings.ts';
import { logFaults } from './log-faults.ts';
import { fuzzPictures } from './pictures.ts';
import { printReport } from './report.ts';
import { fuzzRequests } from './requests.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    requests: { type: 'string', default: '20000' },
    pictures: { type: 'string', default: '2000' },
    minutes: { type: 'string', default: '30' },
  },
});
const count = z.coerce.number().int().nonnegative();
const { seed, requests, pictures, minutes } = z
  .object({
    seed: count.default(Date.now() % 1_000_000),
    requests: count,
    pictures: count,
    minutes: z.coerce.number().positive(),
  })
  .parse(values);

const findings = new Findings();
const beganAtMs = performance.now();
const endsAtMs = beganAtMs + minutes * 60_000;

// Each part has a host of its own, so that what is measured in one is not blurred by the other.
const loops = { requests: new EventLoop(), pictures: new EventLoop() };
const asked = await (async () => {
  await using company = await Company.gather(loops.requests.env);
  const done = await fuzzRequests(company, { seed, requests, endsAtMs, findings });
  const delays = await loops.requests.delays();
  for (const line of logFaults(company.host.log)) findings.add('log', line.fault, line.text);
  return { done, delays };
})();
const sent = await (async () => {
  await using company = await Company.gather(loops.pictures.env);
  const done = await fuzzPictures(company, { seed, pictures, endsAtMs, findings });
  const delays = await loops.pictures.delays();
  for (const line of logFaults(company.host.log)) findings.add('log', line.fault, line.text);
  return { done, delays };
})();
const seconds = (performance.now() - beganAtMs) / 1000;
process.exit(printReport({ seed, seconds, asked, sent, findings }) ? 0 : 1);
