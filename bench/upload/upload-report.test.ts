import { expect, test } from 'vitest';
import { uploadReport } from './upload-report.ts';
import { type Measured, workloads } from './workload.ts';

const [workload] = workloads(0.01, Buffer.alloc(0));
const measured = (megabytesPerSecond: number, milliseconds: number[]): Measured => ({
  megabytesPerSecond,
  milliseconds,
  cpuSecondsPerGigabyte: 1.5,
  peakMegabytes: null,
  settledSeconds: null,
});

test('each server has a row, with ratios against ours and none for ours', () => {
  if (workload === undefined) throw new Error('no workload');
  const series = [
    { name: 'Landfall', rounds: [measured(300, [10]), measured(100, [30])] },
    { name: 'other', rounds: [measured(150, [20]), measured(50, [60])] },
  ];
  const lines = uploadReport({ workload, series }, 'Landfall').trim().split('\n');
  expect(lines.at(-2)).toBe('| Landfall | 200 | 30.00 | 30.00 | 1.50 | – | – |  |  |');
  expect(lines.at(-1)).toBe('| other | 100 | 60.00 | 60.00 | 1.50 | – | – | 2.00x | 0.50x |');
});
