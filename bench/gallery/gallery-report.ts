/** How the gallery's cost grows with the library, and whether it is what is aimed for. */
import { cell, table } from '../table.ts';
import { type Aim, verdictTable } from '../verdict.ts';
import type { AskedGallery, Quantiles } from './ask-gallery.ts';
import type { Smoothness } from './frames.ts';
import type { GalleryResult } from './gallery-bench.ts';

/** A column for each size. */
export function galleryReport(results: readonly GalleryResult[]): string {
  const row = (what: string, value: (result: GalleryResult) => string): string[] => [what, ...results.map(value)];
  const asked = (what: string, of: keyof AskedGallery): string[] =>
    row(`${what}, p50 / p95 ms`, (result) => pair(result.asked[of]));
  return table(
    ['photos', ...results.map(({ photos }) => photos.toLocaleString('en-GB'))],
    [
      row('start until the first page is served, s', ({ startSeconds }) => cell(startSeconds)),
      row('first tiles in the browser, ms', ({ browsed }) => cell(browsed.tilesMs, 0)),
      row('first picture there, ms', ({ browsed }) => cell(browsed.pictureMs, 0)),
      row('scrolling: frames over 50 ms, the worst', ({ browsed }) => smooth(browsed.scrolling)),
      row('scrubbing: frames over 50 ms, the worst', ({ browsed }) => smooth(browsed.scrubbing)),
      row('the tab after going through all of it, MB', ({ browsed }) => megabytes(browsed.tabBytes)),
      row('its script’s memory, MB; nodes', ({ browsed }) => `${megabytes(browsed.heapBytes)}; ${browsed.nodes}`),
      asked('page of 200', 'page'),
      asked('tiles of a month', 'month'),
      asked('months', 'months'),
      asked('search and its first page', 'search'),
      asked('points of the map', 'places'),
      row('host in memory, at most, MB', ({ host }) => `${megabytes(host.bytes)}, ${megabytes(host.peakBytes)}`),
    ],
  );
}

interface GalleryAim extends Aim {
  readonly photos: number;
  readonly reached: (result: GalleryResult) => number;
}

const aims: readonly GalleryAim[] = [
  less(100_000, 'first tiles', 1, 0.5, ' s', ({ browsed }) => browsed.tilesMs / 1000),
  less(100_000, 'scroll frames over 50 ms', 1, 0, ' %', ({ browsed }) => browsed.scrolling.slowShare * 100),
  less(100_000, 'cold start to serving', 2, 1, ' s', ({ startSeconds }) => startSeconds),
  less(1_000_000, 'timeline page over HTTP, p95', 20, 10, ' ms', ({ asked }) => asked.page.p95Ms),
];

export function galleryVerdict(results: readonly GalleryResult[]): string {
  return verdictTable(
    aims.map((aim) => {
      const result = results.find(({ photos }) => photos === aim.photos);
      return { ...aim, value: result === undefined ? null : aim.reached(result) };
    }),
  );
}

function less(
  photos: number,
  what: string,
  aim: number,
  stretch: number,
  unit: string,
  reached: GalleryAim['reached'],
): GalleryAim {
  const whole = `${what}, ${photos.toLocaleString('en-GB')} photos`;
  return { photos, what: whole, isBetter: 'less', aim, stretch, unit, reached };
}

function pair({ p50Ms, p95Ms }: Quantiles): string {
  return `${cell(p50Ms, 1)} / ${cell(p95Ms, 1)}`;
}

function smooth({ slowShare, worstMs }: Smoothness): string {
  return `${cell(slowShare * 100, 1)} %, ${cell(worstMs, 0)} ms`;
}

function megabytes(bytes: number | null): string {
  return cell(bytes === null ? null : bytes / 1e6, 0);
}
