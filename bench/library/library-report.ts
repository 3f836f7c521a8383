/** What the library alone was asked. */

import { cell, table } from '../table.ts';
import type { TimelineResult } from './catalog-bench.ts';
import type { ConsoleResult } from './console-bench.ts';

/** null for what was not asked. */
export interface LibraryResult {
  readonly previewCpuMs: number | null;
  readonly console: ConsoleResult | null;
  readonly coldStart: { readonly photos: number; readonly seconds: number } | null;
  readonly timeline: (TimelineResult & { readonly photos: number }) | null;
}

export function libraryReport({ previewCpuMs, console, coldStart, timeline }: LibraryResult): string {
  const rows = [
    ['both previews of a 12 MP JPEG, CPU ms', cell(previewCpuMs, 0)],
    ['a photo’s tile on the console after its last byte, p95 ms', cell(console?.tileP95Ms, 0)],
    ['its picture there, p95 ms', cell(console?.pictureP95Ms, 0)],
    [`cold start to serving, ${thousands(coldStart?.photos ?? 0)} photos, s`, cell(coldStart?.seconds)],
    [`timeline page, ${thousands(timeline?.photos ?? 0)} photos, p95 ms`, cell(timeline?.pageP95Ms, 1)],
    ['months of the same, p95 ms', cell(timeline?.monthsP95Ms, 1)],
  ];
  return table(
    ['library', ''],
    rows.filter(([, value]) => value !== '–'),
  );
}

function thousands(count: number): string {
  return count.toLocaleString('en-GB');
}
