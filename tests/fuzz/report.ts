/** What a fuzz run comes to: how much was tried, how the host bore it, and what was found. */
import type { Delays } from './event-loop.ts';
import type { Findings } from './findings.ts';
import type { PicturesDone } from './pictures.ts';
import type { RequestsDone } from './requests.ts';

export interface FuzzRun {
  readonly seed: number;
  readonly seconds: number;
  readonly asked: { readonly done: RequestsDone; readonly delays: Delays | null };
  readonly sent: { readonly done: PicturesDone; readonly delays: Delays | null };
  readonly findings: Findings;
}

/** Prints it, and answers whether nothing was found. */
export function printReport({ seed, seconds, asked, sent, findings }: FuzzRun): boolean {
  const statuses = [...asked.done.statuses]
    .toSorted(([a], [b]) => a - b)
    .map(([status, count]) => `${status === 0 ? 'cut' : status} ${count}`)
    .join(', ');
  const lines = [
    `seed ${seed}, ${seconds.toFixed(0)} s`,
    `requests: ${asked.done.sent} (${statuses}); ${asked.done.opened} of ${asked.done.doors} doors were opened; event loop ${told(asked.delays)}`,
    `pictures: ${sent.done.sent} (${sent.done.kept} kept, ${sent.done.refused} refused, ${sent.done.previewed} with a preview); event loop ${told(sent.delays)}`,
    ...findings.all.map((one) => `FOUND ${one.count} times: ${one.sentence}\n    ${one.example}`),
    findings.all.length === 0 ? 'Nothing was found.' : `${findings.all.length} kinds of faults were found.`,
  ];
  process.stdout.write(`\n${lines.join('\n')}\n`);
  return findings.all.length === 0;
}

function told(delays: Delays | null): string {
  if (delays === null) return 'not measured';
  const { p50, p99, most } = delays;
  return `p50 ${p50.toFixed(1)}, p99 ${p99.toFixed(1)}, at the most ${most.toFixed(0)} ms`;
}
