/** The same in a real browser: what a person does on a phone, on our page and on those that people would write instead. */
import { median, pairedRatio, type Series } from '../quantile.ts';
import type { Rounds } from '../rounds.ts';
import type { Stage } from '../stage.ts';
import { cell, ratioCell, table } from '../table.ts';
import { names } from '../targets.ts';
import { somePhoto, someVideo } from '../upload/sent-file.ts';
import { type FirstPaint, firstPaint } from './first-paint.ts';
import { landfallPage } from './landfall-page.ts';
import { type Kept, nameAndDate } from './name-and-date.ts';
import { formPage, tusPage } from './other-pages.ts';
import type { PagePeer } from './page-peer.ts';
import { takenAt, tellingName, writeFiles } from './picked-files.ts';
import { type BrowserMeasured, type KilledAtHalf, sendAndKill, sendInBrowser } from './send-in-browser.ts';

export interface PageFacts extends KilledAtHalf, FirstPaint {
  readonly name: string;
  readonly keptName: Kept;
  readonly keptDate: Kept;
}

export interface BrowserResult {
  readonly titles: { readonly photos: string; readonly large: string };
  readonly photos: readonly Series<BrowserMeasured>[];
  readonly large: readonly Series<BrowserMeasured>[];
  readonly facts: readonly PageFacts[];
}

const kinds = [landfallPage, formPage, tusPage];

export async function browserBench(
  stage: Stage,
  rounds: Rounds,
  scale: number,
  cameraPhoto: Buffer,
): Promise<BrowserResult> {
  const peers: PagePeer[] = [];
  for (const kind of kinds) peers.push(await kind.start(stage));
  const folder = await stage.makeFolder('picked');
  const count = Math.max(3, Math.round(100 * scale));
  const largeBytes = Math.max(20_000_000, Math.round(500_000_000 * scale));
  const roll = Array.from({ length: count }, () => somePhoto(3_600_000, cameraPhoto));
  const pickedPhotos = await writeFiles(folder, 'IMG', roll);
  const pickedLarge = await writeFiles(folder, 'VID', [someVideo(largeBytes)]);
  const kept = new Map<string, { name: Kept; date: Kept }>();

  for (const peer of peers) {
    await sendInBrowser(stage, peer, pickedPhotos.slice(0, 3));
    kept.set(peer.name, await nameAndDate(peer.store, tellingName, takenAt));
    await peer.settle();
  }
  const turn = (files: readonly string[]) => async (peer: PagePeer) => {
    const measured = await sendInBrowser(stage, peer, files);
    await peer.settle();
    return measured;
  };
  const photos = await rounds.run(peers, turn(pickedPhotos));
  const large = await rounds.run(peers, turn(pickedLarge));
  const facts: PageFacts[] = [];
  for (const peer of peers) {
    const { name, date } = kept.get(peer.name) ?? { name: 'lost', date: 'lost' };
    const { share } = await sendAndKill(stage, peer, pickedLarge);
    facts.push({ name: peer.name, keptName: name, keptDate: date, share, ...(await firstPaint(stage, peer)) });
  }
  const titles = { photos: `a: ${count} photos of 3.6 MB`, large: `b: one file of ${largeBytes / 1e6} MB` };
  const result = { titles, photos, large, facts };
  console.log(`\n${browserReport(result)}\n`);
  return result;
}

export function browserReport({ titles, photos, large, facts }: BrowserResult): string {
  const kept = table(
    ['page', 'taps', 'name', 'date', 'host killed at half', 'first paint, gzip', 'of a first visit'],
    facts.map((one) => [
      one.name,
      cell(photos.find(({ name }) => name === one.name)?.rounds[0]?.taps, 0),
      one.keptName,
      one.keptDate,
      one.share === null ? 'lost' : `goes on, ${ratioCell(one.share)} sent`,
      kilobytes(one.sendPageBytes),
      kilobytes(one.firstVisitBytes),
    ]),
  );
  return `In a browser, ${titles.photos}\n\n${times(photos)}\n\nIn a browser, ${titles.large}\n\n${times(large)}\n\n${kept}`;
}

function times(series: readonly Series<BrowserMeasured>[]): string {
  return table(
    ['page', 's', 'MB/s', 'browser peak MB', 'browser CPU s', `${names.ours}’s time over it`],
    series.map((one) => [
      one.name,
      cell(median(one.rounds.map(({ seconds }) => seconds))),
      cell(median(one.rounds.map(({ megabytesPerSecond }) => megabytesPerSecond)), 0),
      cell(median(one.rounds.map(({ peakMegabytes }) => peakMegabytes)), 0),
      cell(median(one.rounds.map(({ cpuSeconds }) => cpuSeconds))),
      one.name === names.ours ? '' : ratioCell(pairedRatio(oursOf(series), one, ({ seconds }) => seconds)),
    ]),
  );
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1e3).toFixed(1)} kB`;
}

export function oursOf<M>(series: readonly Series<M>[]): Series<M> | undefined {
  return series.find(({ name }) => name === names.ours);
}
