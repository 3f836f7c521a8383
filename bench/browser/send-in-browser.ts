/** One pick on one page: from the file chooser to whole on the other side; and the same with the host killed half-way. */
import { statSync } from 'node:fs';
import type { Stage } from '../stage.ts';
import { CountedWire } from './counted-wire.ts';
import type { PagePeer } from './page-peer.ts';
import { type BrowserCost, Phone } from './phone.ts';
import { freshen } from './picked-files.ts';
import { whole } from './whole.ts';

export interface BrowserMeasured extends BrowserCost {
  readonly seconds: number;
  readonly megabytesPerSecond: number;
  readonly taps: number;
}

/** `share`: bytes sent over bytes there are; null where it never became whole. */
export interface KilledAtHalf {
  readonly share: number | null;
}

const patienceMs = 180_000;
const patienceAfterKillMs = 30_000;

export async function sendInBrowser(stage: Stage, peer: PagePeer, files: readonly string[]): Promise<BrowserMeasured> {
  await freshen(files);
  await using phone = await Phone.open(stage);
  const { page } = phone;
  await peer.enter(page, peer.origin());
  await phone.beginCost();
  const done = whole(page, peer, files.length, AbortSignal.timeout(patienceMs));
  done.catch(() => undefined);
  let began = 0;
  const taps = await peer.send(page, files, () => (began = performance.now()));
  const seconds = ((await done) - began) / 1000;
  return { ...(await phone.cost()), seconds, megabytesPerSecond: bytesOf(files) / 1e6 / seconds, taps };
}

/** The host is started again at once; the person does nothing. */
export async function sendAndKill(stage: Stage, peer: PagePeer, files: readonly string[]): Promise<KilledAtHalf> {
  await freshen(files);
  await using wire = await CountedWire.to(peer.origin());
  await using phone = await Phone.open(stage);
  const { page } = phone;
  await peer.enter(page, wire.origin);
  const before = wire.sentBytes;
  const half = wire.reached(before + bytesOf(files) / 2);
  await peer.send(page, files, () => undefined);
  await half;
  await peer.kill();
  const done = whole(page, peer, files.length, AbortSignal.timeout(patienceAfterKillMs));
  await peer.start();
  wire.leadTo(peer.origin());
  const isWhole = await done.then(
    () => true,
    () => false,
  );
  return { share: isWhole ? (wire.sentBytes - before) / bytesOf(files) : null };
}

function bytesOf(files: readonly string[]): number {
  return files.reduce((sum, file) => sum + statSync(file).size, 0);
}
