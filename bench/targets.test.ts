import { expect, test } from 'vitest';
import { names, type Results, verdict } from './targets.ts';
import { type Measured, workloads } from './upload/workload.ts';

const nothing: Results = { uploads: [], browser: null, library: null };
const measured = (megabytesPerSecond: number, cpuSecondsPerGigabyte: number): Measured => ({
  megabytesPerSecond,
  milliseconds: [10],
  cpuSecondsPerGigabyte,
  peakMegabytes: 100,
  settledSeconds: null,
});

function lineOf(results: Results, what: string): string | undefined {
  return verdict(results)
    .split('\n')
    .find((line) => line.startsWith(`| ${what} |`));
}

function uploadsOfA(ours: Measured, tus: Measured): Results {
  const [workload] = workloads(0.01, Buffer.alloc(0));
  if (workload === undefined) throw new Error('no workload');
  const series = [
    { name: names.ours, rounds: [ours] },
    { name: names.tus, rounds: [tus] },
  ];
  return { ...nothing, uploads: [{ workload, series }] };
}

test('what was not measured is neither met nor missed', () => {
  expect(lineOf(nothing, 'upload over @tus/server, A')).toBe('| upload over @tus/server, A | ≥ 3x | 4x | – | – |');
});

test('a speed is met from the aim on, and the stretch from the stretch on', () => {
  const what = 'upload over @tus/server, A';
  expect(lineOf(uploadsOfA(measured(299, 1), measured(100, 5)), what)).toContain('| 2.99x | no |');
  expect(lineOf(uploadsOfA(measured(300, 1), measured(100, 5)), what)).toContain('| 3.00x | yes |');
  expect(lineOf(uploadsOfA(measured(400, 1), measured(100, 5)), what)).toContain('| 4.00x | yes, and the stretch |');
});

test('a cost is met up to the aim', () => {
  const what = 'server CPU per GB, hashed, A';
  expect(lineOf(uploadsOfA(measured(1, 2.01), measured(1, 1)), what)).toContain('| 2.01 s | no |');
  expect(lineOf(uploadsOfA(measured(1, 1.6), measured(1, 1)), what)).toContain('| 1.60 s | yes, and the stretch |');
});

test('a target against a server that was not there is not judged', () => {
  expect(lineOf(uploadsOfA(measured(1, 1), measured(1, 1)), 'upload over nginx DAV, A')).toContain('| – | – |');
});
