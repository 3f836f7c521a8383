/** Turns what was measured into a table, with ratios of the same rounds only: the machine's mood cancels out. */
import type { Measured } from './workload.ts';

export interface Row {
  readonly peer: string;
  /** One per round. */
  readonly rounds: readonly Measured[];
}

/** A table in Markdown. `ours` is the row that the others are compared with. */
export function report(title: string, rows: readonly Row[], ours: string): string {
  const own = rows.find(({ peer }) => peer === ours);
  const lines = rows.map(({ peer, rounds }) => {
    const times = rounds.flatMap(({ milliseconds }) => milliseconds);
    const cells = [
      peer,
      median(rounds.map(({ megabytesPerSecond }) => megabytesPerSecond)).toFixed(0),
      quantile(times, 0.5).toFixed(2),
      quantile(times, 0.99).toFixed(2),
      known(rounds.map(({ cpuSecondsPerGigabyte }) => cpuSecondsPerGigabyte)),
      known(
        rounds.map(({ peakMegabytes }) => peakMegabytes),
        0,
      ),
      ratio(own, rounds, ({ megabytesPerSecond }) => megabytesPerSecond),
      ratio(own, rounds, ({ milliseconds }) => quantile(milliseconds, 0.5)),
    ];
    return `| ${cells.join(' | ')} |`;
  });
  const head = ['server', 'MB/s', 'p50 ms', 'p99 ms', 'CPU s/GB', 'peak MB', `speed: ${ours} is`, `p50: ${ours} takes`];
  return `## ${title}\n\n| ${head.join(' | ')} |\n|${'---|'.repeat(head.length)}\n${lines.join('\n')}\n`;
}

function ratio(own: Row | undefined, rounds: readonly Measured[], value: (measured: Measured) => number): string {
  const ratios = rounds.flatMap((round, index) => {
    const same = own?.rounds[index];
    return same === undefined ? [] : [value(same) / value(round)];
  });
  return ratios.length === 0 ? '–' : `${median(ratios).toFixed(2)}x`;
}

function known(values: readonly (number | null)[], digits = 2): string {
  const present = values.filter((value) => value !== null);
  return present.length === 0 ? '–' : median(present).toFixed(digits);
}

function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
