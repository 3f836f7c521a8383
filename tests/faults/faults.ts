/** `npm run faults`: proof from outside that what the host promised stays true, whatever breaks. Ends with a table, and with 1 where it did not. */
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { badWire } from './bad-wire.ts';
import { disksThatRefuse } from './disks-that-refuse.ts';
import { errorsAtCalls } from './errors-at-calls.ts';
import { killAtCalls } from './kill-at-calls.ts';
import { killAtRandom } from './kill-at-random.ts';
import { many } from './many.ts';
import { model } from './model.ts';
import { powerCuts } from './power-cuts.ts';
import { printReport } from './report.ts';
import { type Run, Tally } from './tally.ts';

/** A part, and its share of the time where it can go on for as long as it is let. */
const parts: Record<string, { readonly share: number; readonly act: (run: Run) => Promise<void> }> = {
  kill: { share: 0.35, act: killAtCalls },
  'random-kill': { share: 0.15, act: (run) => killAtRandom(run) },
  power: { share: 0.15, act: (run) => powerCuts(run) },
  errors: { share: 0.35, act: errorsAtCalls },
  disks: { share: 0, act: disksThatRefuse },
  model: { share: 0.1, act: model },
  wire: { share: 0, act: (run) => badWire(run) },
  many: { share: 0, act: many },
};

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    minutes: { type: 'string', default: '20' },
    only: { type: 'string', default: Object.keys(parts).join(',') },
    at: { type: 'string' },
  },
});
const OptionsSchema = z.object({
  seed: z.coerce
    .number()
    .int()
    .nonnegative()
    .default(Date.now() % 1_000_000),
  minutes: z.coerce.number().positive(),
  only: z.string().transform((names) => names.split(',')),
  at: z.string().nullable().default(null),
});
const { seed, minutes, only, at } = OptionsSchema.parse(values);

const tallies: Tally[] = [];
process.stdout.write(`seed ${seed}\n`);
const chosen = Object.entries(parts).filter(([name]) => only.includes(name));
const shares = chosen.reduce((sum, [, { share }]) => sum + share, 0);
for (const [name, { share, act }] of chosen) {
  const tally = new Tally(name, seed);
  tallies.push(tally);
  const beganAtMs = performance.now();
  const allowedMs = shares === 0 ? 0 : (share / shares) * minutes * 60_000;
  process.stdout.write(`== ${name}\n`);
  try {
    await act({ seed, at, endsAtMs: beganAtMs + allowedMs, tally });
  } catch (error) {
    tally.breaks(at ?? 'once', [`this part could not go on: ${error instanceof Error ? error.stack : String(error)}`]);
  }
  process.stdout.write(`== ${name}: ${((performance.now() - beganAtMs) / 1000).toFixed(0)} s\n`);
}
process.exit(printReport(seed, tallies) ? 0 : 1);
