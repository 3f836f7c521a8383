/** The table at the end: what was tried, what was promised, and what of it did not hold. */
import type { Tally } from './tally.ts';

const mebibyte = 2 ** 20;
/** One chunk: what a single break may cost a sender at the most. */
const mayBeSentAgain = 8 * mebibyte;

/** Prints the table and every broken promise with the command that repeats it. Answers whether all promises held. */
export function printReport(seed: number, tallies: readonly Tally[]): boolean {
  for (const tally of tallies)
    if (tally.mostSentAgain > mayBeSentAgain)
      tally.breaks('once', [`${mebibytes(tally.mostSentAgain)} MiB were sent again after one break`]);
  const header =
    'part|cycles|receipts|receipts broken|partial files seen|other promises broken|sent again per break, at most|serves again: median, worst'.split(
      '|',
    );
  const rows = tallies.map((tally) => [
    tally.part,
    `${tally.cycles}`,
    `${tally.receipts}`,
    `${tally.receiptsBroken}`,
    `${tally.partials}`,
    `${tally.broken.length - tally.receiptsBroken - tally.partials}`,
    `${mebibytes(tally.mostSentAgain)} MiB`,
    servesAgain(tally.serveAgainMs),
  ]);
  const lines = [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  const notes = tallies.flatMap(({ part, notes: said }) => said.map((note) => `${part}: ${note}`));
  const broken = tallies.flatMap((tally) => tally.broken);
  const failures = broken.map(({ sentence, repeat }) => `BROKEN: ${sentence}\n  ${repeat}`);
  process.stdout.write(`\nseed ${seed}\n\n${[...lines, '', ...notes, '', ...failures].join('\n')}\n`);
  process.stdout.write(broken.length === 0 ? 'Every promise held.\n' : `${broken.length} promises did not hold.\n`);
  return broken.length === 0;
}

function servesAgain(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)];
  const worst = sorted.at(-1);
  return median === undefined || worst === undefined ? '' : `${seconds(median)}, ${seconds(worst)}`;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}

function mebibytes(bytes: number): string {
  return (bytes / mebibyte).toFixed(2);
}
