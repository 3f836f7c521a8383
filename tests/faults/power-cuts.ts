/** Power cuts: the disk is copied as it is at the instant of a receipt or at any other, and a host is started on the copy. */
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Host, type HostOptions } from '../cast/host.ts';
import { Crowd } from './crowd.ts';
import type { Ledger } from './ledger.ts';
import { LoopDisk } from './loop-disk.ts';
import { Random } from './random.ts';
import type { Sending } from './sending.ts';
import { Stage } from './stage.ts';
import { isOver, type Run } from './tally.ts';

const cyclesOfOneLibrary = 10;

export async function powerCuts(run: Run, cycles = Number.POSITIVE_INFINITY): Promise<void> {
  const { tally, seed, at } = run;
  const first = at === null ? 0 : Number(at);
  const last = at === null ? cycles : first + 1;
  for (let cycle = first; cycle < last && !isOver(run); ) {
    await using disk = await LoopDisk.make(768);
    await using stage = await Stage.open(tally, onDisk(disk));
    const end = Math.min(last, cycle + cyclesOfOneLibrary);
    const crowd = new Crowd(stage, Random.of(seed, 'power', cycle, 'photos'), 3);
    for (; cycle < end && !isOver(run); cycle += 1) {
      const random = Random.of(seed, 'power', cycle);
      await (random.fraction() < 0.5 ? crowd.nextReceipt() : setTimeout(random.fraction() * 2000));
      const cut = cutPower(stage, disk, crowd);
      crowd.isAwayDuring(cut);
      tally.breaks(cycle, [...(await cut), ...crowd.broken.splice(0)]);
      tally.cycles += 1;
    }
    await crowd.ends();
  }
}

async function cutPower(stage: Stage, disk: LoopDisk, crowd: Crowd): Promise<string[]> {
  // Copying takes a moment: the host stands still meanwhile, so that the copy is of this instant.
  process.kill(stage.pid, 'SIGSTOP');
  const ledger = stage.ledger.copy();
  const standings = crowd.underWay.flatMap((sending) => sending.standing ?? []);
  await using copy = await disk.copy();
  process.kill(stage.pid, 'SIGCONT');
  await copy.mount();
  return await whatIsLeft(stage, copy, ledger, standings);
}

async function whatIsLeft(
  { phone, tally }: Stage,
  copy: LoopDisk,
  ledger: Ledger,
  standings: readonly NonNullable<Sending['standing']>[],
): Promise<string[]> {
  const beganAtMs = performance.now();
  await using host = await Host.start(onDisk(copy));
  tally.serveAgainMs.push(performance.now() - beganAtMs);
  const later = phone.at((await host.launch()).httpsUrl);
  const broken = await ledger.check({ phone: later, dataDir: host.dataDir, folder: null });
  for (const { address, confirmedBytes } of standings) {
    const answer = await later.call('HEAD', address, { headers: { 'tus-resumable': '1.0.0' } });
    const offset = answer.status === 200 ? Number(answer.headers.get('upload-offset')) : 0;
    if (offset < confirmedBytes)
      broken.push(
        `${confirmedBytes} bytes were confirmed before the power cut, ${offset} are there (${answer.status})`,
      );
  }
  return broken;
}

/** Certificates and keys too are cut off in the middle. */
function onDisk({ folder }: LoopDisk): HostOptions {
  return { dataDir: join(folder, 'data'), flags: ['--certs', join(folder, 'certs')] };
}
