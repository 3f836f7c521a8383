/** How smooth a page stays: the time from each frame to the next. */
import type { Page } from 'playwright';
import { z } from 'zod';

export interface Smoothness {
  readonly frames: number;
  /** Of the frames, those that came more than 50 ms after the one before. */
  readonly slowShare: number;
  readonly worstMs: number;
}

const slowMs = 50;

export function smoothnessOf(gapsMs: readonly number[]): Smoothness {
  return {
    frames: gapsMs.length,
    slowShare: gapsMs.length === 0 ? Number.NaN : gapsMs.filter((gap) => gap > slowMs).length / gapsMs.length,
    worstMs: gapsMs.length === 0 ? Number.NaN : Math.max(...gapsMs),
  };
}

export async function framesWhile(page: Page, act: () => Promise<void>): Promise<Smoothness> {
  await page.evaluate(() => {
    const watch = { gaps: new Array<number>(), isOver: false };
    Object.assign(globalThis, { watch });
    let before = 0;
    const frame = (atMs: number): void => {
      if (before > 0) watch.gaps.push(atMs - before);
      before = atMs;
      if (!watch.isOver) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  await act();
  const gaps = await page.evaluate(() => {
    const watch: unknown = Reflect.get(globalThis, 'watch');
    if (typeof watch !== 'object' || watch === null || !('gaps' in watch)) return [];
    Object.assign(watch, { isOver: true });
    return watch.gaps;
  });
  return smoothnessOf(z.array(z.number()).parse(gaps));
}
