/** The owner's browser on a gallery: how soon it shows something, whether it stays smooth, and what it holds in the end. */
import type { Page } from 'playwright';
import { z } from 'zod';
import type { Host } from '../../tests/cast/host.ts';
import { launch } from '../browser/phone.ts';
import { ownMemory } from '../process-cost.ts';
import { median } from '../quantile.ts';
import type { Stage } from '../stage.ts';
import { framesWhile, type Smoothness } from './frames.ts';

export interface BrowsedGallery {
  /** From the first request for the page until tiles have their places, and until the first has its picture. */
  readonly tilesMs: number;
  readonly pictureMs: number;
  readonly scrolling: Smoothness;
  readonly scrubbing: Smoothness;
  /** After the wall was gone through from end to end. */
  readonly heapBytes: number;
  readonly nodes: number;
  /** Of the tab's process alone, without what it shares with the browser's others; null where the system does not say. */
  readonly tabBytes: number | null;
}

const loads = 5;
const wheels = 250;
const wheelPixels = 240;
const stops = 100;

const SeenSchema = z.object({ tilesAtMs: z.number(), pictureAtMs: z.number() });
const ProcessesSchema = z.object({ processInfo: z.array(z.object({ id: z.int(), type: z.string() })) });
const MetricsSchema = z.object({ metrics: z.array(z.object({ name: z.string(), value: z.number() })) });

export async function browseGallery(stage: Stage, host: Host): Promise<BrowsedGallery> {
  const browser = await launch();
  const close = stage.owns(() => browser.close());
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
  // tsx marks functions that have a name, by a helper that the page does not know.
  await page.addInitScript('globalThis.__name = (named) => named');
  await page.addInitScript(watchForTiles);
  const { consoleUrl, launchKey } = await host.launch();
  await page.goto(`${consoleUrl}/#k=${launchKey}`);
  await page.locator('console-page').waitFor();
  const seen: z.infer<typeof SeenSchema>[] = [];
  for (let load = 0; load < loads; load++) {
    await page.goto('about:blank');
    await page.goto(`${consoleUrl}/#photos`);
    seen.push(await seenOn(page));
  }
  await page.mouse.move(500, 400);
  const scrolling = await framesWhile(page, async () => {
    for (let turn = 0; turn < wheels; turn++) await page.mouse.wheel(0, wheelPixels);
  });
  const scrubbing = await framesWhile(page, () => scrub(page));
  await goThrough(page);
  const session = await page.context().newCDPSession(page);
  // What holds nodes goes first, then the nodes.
  for (let round = 0; round < 3; round++) await session.send('HeapProfiler.collectGarbage');
  await session.send('Performance.enable');
  const { metrics } = MetricsSchema.parse(await session.send('Performance.getMetrics'));
  const metric = (wanted: string): number => metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN;
  const system = await browser.newBrowserCDPSession();
  const { processInfo } = ProcessesSchema.parse(await system.send('SystemInfo.getProcessInfo'));
  const tabs = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => ownMemory(id) ?? 0);
  await close();
  return {
    tilesMs: median(seen.map(({ tilesAtMs }) => tilesAtMs)) ?? Number.NaN,
    pictureMs: median(seen.map(({ pictureAtMs }) => pictureAtMs)) ?? Number.NaN,
    scrolling,
    scrubbing,
    heapBytes: metric('JSHeapUsedSize'),
    nodes: metric('Nodes'),
    // The browser keeps another one in reserve, which holds less.
    tabBytes: tabs.length === 0 ? null : Math.max(...tabs),
  };
}

/** Runs in the page, from its beginning: notes when the first tile is there, and the first picture. */
function watchForTiles(): void {
  const seen: { tilesAtMs?: number; pictureAtMs?: number } = {};
  Object.assign(globalThis, { seen });
  const find = (root: Document | ShadowRoot): Element | null => {
    for (const element of root.querySelectorAll('*')) {
      if (element.localName === 'photo-tile') return element;
      const inside = element.shadowRoot === null ? null : find(element.shadowRoot);
      if (inside !== null) return inside;
    }
    return null;
  };
  const look = (): void => {
    const tile = find(document);
    if (tile !== null && tile.getBoundingClientRect().height > 0) seen.tilesAtMs ??= performance.now();
    const around = tile?.getRootNode();
    const tiles = around instanceof ShadowRoot ? [...around.querySelectorAll('photo-tile')] : [];
    if (tiles.some((one) => one.shadowRoot?.querySelector('img.picture.here'))) seen.pictureAtMs ??= performance.now();
    if (seen.pictureAtMs === undefined) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

async function seenOn(page: Page): Promise<z.infer<typeof SeenSchema>> {
  const seen = await page.waitForFunction(() => {
    const times: unknown = Reflect.get(globalThis, 'seen');
    return typeof times === 'object' && times !== null && 'pictureAtMs' in times ? times : null;
  });
  return SeenSchema.parse(await seen.jsonValue());
}

/** From the newest to the oldest and half the way back, by hand. */
async function scrub(page: Page): Promise<void> {
  const box = await page.locator('time-scrubber').boundingBox();
  if (box === null) return;
  const at = (share: number): [number, number] => [box.x + box.width / 2, box.y + 4 + (box.height - 8) * share];
  await page.mouse.move(...at(0));
  await page.mouse.down();
  await page.mouse.move(...at(1), { steps: 150 });
  await page.mouse.move(...at(0.5), { steps: 75 });
  await page.mouse.up();
}

/** Stops everywhere for as long as it takes to draw. */
async function goThrough(page: Page): Promise<void> {
  await page.evaluate(async (count) => {
    for (let stop = 0; stop <= count; stop++) {
      scrollTo(0, (document.documentElement.scrollHeight * stop) / count);
      for (let frame = 0; frame < 6; frame++) await new Promise(requestAnimationFrame);
    }
  }, stops);
}
