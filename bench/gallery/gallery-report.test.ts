import { expect, test } from 'vitest';
import { smoothnessOf } from './frames.ts';
import type { GalleryResult } from './gallery-bench.ts';
import { galleryReport, galleryVerdict } from './gallery-report.ts';

const quantiles = { p50Ms: 4, p95Ms: 12 };
const result = (photos: number, scrollGapsMs: readonly number[] = [16, 16]): GalleryResult => ({
  photos,
  startSeconds: 1.5,
  asked: { page: quantiles, month: quantiles, months: quantiles, search: quantiles, places: quantiles },
  browsed: {
    tilesMs: 400,
    pictureMs: 600,
    scrolling: smoothnessOf(scrollGapsMs),
    scrubbing: smoothnessOf([16]),
    heapBytes: 9e6,
    nodes: 1200,
    tabBytes: null,
  },
  host: { bytes: 90e6, peakBytes: 120e6 },
});

test('a frame is slow from more than 50 ms on', () => {
  expect(smoothnessOf([16, 50, 51, 120])).toEqual({ frames: 4, slowShare: 0.5, worstMs: 120 });
});

test('a column for each size of library', () => {
  const [head = '', , start = ''] = galleryReport([result(1000), result(100_000)]).split('\n');
  expect(head).toBe('| photos | 1,000 | 100,000 |');
  expect(start).toBe('| start until the first page is served, s | 1.50 | 1.50 |');
});

test('a target is judged by the library of its size, and by no other', () => {
  const verdict = galleryVerdict([result(1000, [16, 60]), result(100_000)]);
  expect(verdict).toContain('| first tiles, 100,000 photos | ≤ 1 s | 0.5 s | 0.40 s | yes, and the stretch |');
  expect(verdict).toContain(
    '| scroll frames over 50 ms, 100,000 photos | ≤ 1 % | 0 % | 0.00 % | yes, and the stretch |',
  );
  expect(verdict).toContain('| timeline page over HTTP, p95, 1,000,000 photos | ≤ 20 ms | 10 ms | – | – |');
});
