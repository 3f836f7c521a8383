/** A short part of `npm run fuzz`, the same in every run of the tests. */
import { expect, test } from 'vitest';
import { Company } from './company.ts';
import { Findings } from './findings.ts';
import { logFaults } from './log-faults.ts';
import { fuzzPictures } from './pictures.ts';
import { fuzzRequests } from './requests.ts';

const seed = Number(process.env['LANDFALL_SEED'] ?? 20_261_121);

test(`requests and pictures that are nearly right are answered as planned, and nothing is written elsewhere (seed ${seed})`, async () => {
  await using company = await Company.gather();
  const findings = new Findings();
  const endsAtMs = Number.POSITIVE_INFINITY;
  const asked = await fuzzRequests(company, { seed, requests: 150, endsAtMs, findings });
  const sent = await fuzzPictures(company, { seed, pictures: 4, endsAtMs, findings });
  expect([findings.all, logFaults(company.host.log)]).toEqual([[], []]);
  expect([asked.sent, sent.sent]).toEqual([150, 4]);
  // Most doors are opened now and then, or the requests are too wrong to try what is behind them.
  expect(asked.opened).toBeGreaterThan(asked.doors / 3);
});
