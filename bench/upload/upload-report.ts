/** One workload as a table: what each server reached, and ours beside it in the same rounds. */
import { median, pairedRatio, quantile, type Series } from '../quantile.ts';
import { cell, ratioCell, table } from '../table.ts';
import type { Measured, Workload } from './workload.ts';

export interface UploadResult {
  readonly workload: Workload;
  readonly series: readonly Series<Measured>[];
}

const head = ['server', 'MB/s', 'p50 ms', 'p99 ms', 'CPU s/GB', 'peak MB', 'settled s', 'speed', 'p50'];

/** `ours` is the row that the others are compared with: its speed over theirs, its p50 over theirs. */
export function uploadReport({ workload, series }: UploadResult, ours: string): string {
  const own = series.find(({ name }) => name === ours);
  const rows = series.map((one) => {
    const times = one.rounds.flatMap(({ milliseconds }) => milliseconds);
    const middle = (value: (measured: Measured) => number | null): number | null => median(one.rounds.map(value));
    return [
      one.name,
      cell(
        middle(({ megabytesPerSecond }) => megabytesPerSecond),
        0,
      ),
      cell(quantile(times, 0.5)),
      cell(quantile(times, 0.99)),
      cell(middle(({ cpuSecondsPerGigabyte }) => cpuSecondsPerGigabyte)),
      cell(
        middle(({ peakMegabytes }) => peakMegabytes),
        0,
      ),
      cell(
        middle(({ settledSeconds }) => settledSeconds),
        1,
      ),
      one === own ? '' : ratioCell(pairedRatio(own, one, speed)),
      one === own ? '' : ratioCell(pairedRatio(own, one, p50)),
    ];
  });
  const [speedHead, p50Head] = [`${ours}’s speed over it`, `${ours}’s p50 over it`];
  return `${workload.title}\n\n${table([...head.slice(0, -2), speedHead, p50Head], rows)}\n`;
}

export function speed({ megabytesPerSecond }: Measured): number {
  return megabytesPerSecond;
}

export function p50({ milliseconds }: Measured): number {
  return quantile(milliseconds, 0.5);
}
