/** What is aimed for, and whether a run reached it. Each is a ratio of the same rounds, or a cost of ours alone. */

import type { PageFacts } from './browser/browser-bench.ts';
import type { BrowserMeasured } from './browser/send-in-browser.ts';
import type { LibraryResult } from './library/library-report.ts';
import { median, pairedRatio, quantile, type Series } from './quantile.ts';
import type { UploadResult } from './upload/upload-report.ts';
import type { Measured, WorkloadLetter } from './upload/workload.ts';
import { type Aim, verdictTable } from './verdict.ts';

export interface Results {
  readonly uploads: readonly UploadResult[];
  readonly browser: {
    readonly photos: readonly Series<BrowserMeasured>[];
    readonly large: readonly Series<BrowserMeasured>[];
    readonly facts: readonly PageFacts[];
  } | null;
  readonly library: LibraryResult | null;
}

/** The names under which the contenders stand in the results. */
export const names = {
  ours: 'Landfall',
  oursAsForm: 'Landfall, by form',
  tus: '@tus/server',
  multer: 'express + multer',
  nginx: 'nginx DAV',
  formPage: 'form + express/multer',
  tusPage: 'tus-js-client + @tus/server',
} as const;

interface Target extends Aim {
  /** null where the run did not measure it. */
  readonly reached: (results: Results) => number | null;
}

const targets: readonly Target[] = [
  speedOver('A', names.ours, names.tus, 3, 4),
  speedOver('B', names.ours, names.tus, 2.5, 3.3),
  {
    what: `p50 of a small file over ${names.tus}’s, C`,
    isBetter: 'less',
    aim: 0.5,
    stretch: 0.3,
    unit: 'x',
    reached: (results) =>
      ratioIn(results, 'C', names.ours, names.tus, ({ milliseconds }) => quantile(milliseconds, 0.5)),
  },
  speedOver('A', names.ours, names.nginx, 0.5, 0.7),
  speedOver('B', names.ours, names.nginx, 0.45, 0.6),
  speedOver('D', names.ours, names.nginx, 0.45, 0.5),
  speedOver('A', names.oursAsForm, names.multer, 1.5, 2.5),
  speedOver('B', names.oursAsForm, names.multer, 1.5, 2.5),
  cost('server CPU per GB, hashed, A', 2, 1.6, ' s', (results) =>
    oursIn(results, 'A', ({ cpuSecondsPerGigabyte }) => cpuSecondsPerGigabyte),
  ),
  cost('peak memory of the host, D', 250, 180, ' MB', (results) =>
    oursIn(results, 'D', ({ peakMegabytes }) => peakMegabytes),
  ),
  cost('both previews of a 12 MP JPEG', 120, 105, ' CPU-ms', ({ library }) => library?.previewCpuMs),
  cost('a photo on the console after its last byte, p95', 150, 50, ' ms', ({ library }) => library?.console?.tileP95Ms),
  cost(
    'timeline page of 1,000,000 photos over HTTP, p95',
    20,
    10,
    ' ms',
    ({ library }) => library?.timeline?.pageP95Ms,
  ),
  cost('cold start to serving, 100,000 photos', 2, 1, ' s', ({ library }) => library?.coldStart?.seconds),
  cost('first paint of the phone page, gzipped', 60, 40, ' kB', ({ browser }) => {
    const bytes = browser?.facts.find(({ name }) => name === names.ours)?.sendPageBytes;
    return bytes === undefined ? null : bytes / 1e3;
  }),
  cost('browser: 100 photos, time over a form’s', 1.2, undefined, 'x', ({ browser }) =>
    timeOver(browser?.photos, names.formPage),
  ),
  cost('browser: one large file, time over a form’s', 0.9, undefined, 'x', ({ browser }) =>
    timeOver(browser?.large, names.formPage),
  ),
  cost(
    'browser: host killed at half, bytes sent',
    1.02,
    undefined,
    'x',
    ({ browser }) => browser?.facts.find(({ name }) => name === names.ours)?.share,
  ),
  cost('browser: taps', 2, undefined, '', ({ browser }) => find(browser?.photos, names.ours)?.rounds[0]?.taps),
  cost('browser: memory over the tus-js-client page’s', 1, undefined, 'x', ({ browser }) =>
    pairedRatio(
      find(browser?.photos, names.ours),
      find(browser?.photos, names.tusPage),
      ({ peakMegabytes }) => peakMegabytes,
    ),
  ),
];

/** Every target with what was reached; those that the run did not measure say so. */
export function verdict(results: Results): string {
  return verdictTable(targets.map((target) => ({ ...target, value: target.reached(results) })));
}

function speedOver(letter: WorkloadLetter, own: string, other: string, aim: number, stretch: number): Target {
  return {
    what: `${own === names.ours ? 'upload' : 'form upload'} over ${other}, ${letter}`,
    isBetter: 'more',
    aim,
    stretch,
    unit: 'x',
    reached: (results) => ratioIn(results, letter, own, other, ({ megabytesPerSecond }) => megabytesPerSecond),
  };
}

function cost(
  what: string,
  aim: number,
  stretch: number | undefined,
  unit: string,
  reached: (results: Results) => number | null | undefined,
): Target {
  const common = {
    what,
    isBetter: 'less',
    aim,
    unit,
    reached: (results: Results) => reached(results) ?? null,
  } as const;
  return stretch === undefined ? common : { ...common, stretch };
}

function find<M>(series: readonly Series<M>[] | undefined, wanted: string): Series<M> | undefined {
  return series?.find(({ name }) => name === wanted);
}

function seriesIn(results: Results, letter: WorkloadLetter, name: string): Series<Measured> | undefined {
  return find(results.uploads.find(({ workload }) => workload.letter === letter)?.series, name);
}

function ratioIn(
  results: Results,
  letter: WorkloadLetter,
  own: string,
  other: string,
  value: (measured: Measured) => number,
): number | null {
  return pairedRatio(seriesIn(results, letter, own), seriesIn(results, letter, other), value);
}

function oursIn(results: Results, letter: WorkloadLetter, value: (measured: Measured) => number | null): number | null {
  return median(seriesIn(results, letter, names.ours)?.rounds.map(value) ?? []);
}

function timeOver(series: readonly Series<BrowserMeasured>[] | undefined, other: string): number | null {
  return pairedRatio(find(series, names.ours), find(series, other), ({ seconds }) => seconds);
}
