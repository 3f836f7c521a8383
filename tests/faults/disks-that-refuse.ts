/** Whole disks that take nothing more: full, read-only, and a process that may open no more files. Afterwards all goes on. */
import { execFile } from 'node:child_process';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { routes } from '../../protocol/routes.ts';
import { SmallDisk } from '../cast/small-disk.ts';
import { LoopDisk } from './loop-disk.ts';
import { photoToSend } from './photo-to-send.ts';
import { Random } from './random.ts';
import { Refused, type Sending } from './sending.ts';
import { Stage } from './stage.ts';
import type { Run } from './tally.ts';

const command = promisify(execFile);

export async function disksThatRefuse({ tally, seed, at }: Run): Promise<void> {
  const parts = { 'read-only': readOnly, 'no-descriptors': noDescriptors, full };
  for (const [name, part] of Object.entries(parts)) {
    if (at !== null && at !== name) continue;
    tally.cycles += 1;
    tally.breaks(name, await part({ tally, seed }));
  }
}

type Needed = Pick<Run, 'tally' | 'seed'>;

/** ext4 turns read-only after an error of the disk: the gallery goes on, sending waits, and goes on after a restart. */
async function readOnly({ tally, seed }: Needed): Promise<string[]> {
  const random = Random.of(seed, 'read-only');
  await using disk = await LoopDisk.make(128);
  await using stage = await Stage.open(tally, { dataDir: join(disk.folder, 'data') });
  const kept = stage.sends(photoToSend(random, 50_000), 'at-once');
  const broken = await stage.receives(kept);
  const waiting = stage.sends(photoToSend(random, 50_000), 'at-once');
  await disk.becomeReadOnly();
  broken.push(...(await refusal(stage, waiting)));
  const gallery = await stage.phone.call('GET', routes.photos);
  if (gallery.status !== 200) broken.push(`the gallery is answered with ${gallery.status} while the disk is read-only`);
  await stage.host.kill();
  await disk.unmount();
  await disk.mount();
  await stage.startAgain();
  return [...broken, ...(await stage.receives(waiting)), ...(await stage.check())];
}

/** As `ulimit -n` reached, from not one descriptor left to a few. */
async function noDescriptors({ tally, seed }: Needed): Promise<string[]> {
  const random = Random.of(seed, 'no-descriptors');
  await using stage = await Stage.open(tally);
  const broken = await stage.receives(stage.sends(photoToSend(random, 50_000), 'at-once'));
  await stage.settles();
  for (let left = 0; left <= 8; left += 1) {
    const sending = stage.sends(photoToSend(random, 50_000), 'at-once');
    const open = Math.max(...(await readdir(`/proc/${stage.pid}/fd`)).map(Number)) + 1;
    await limitDescriptors(stage.pid, open + left);
    await stage.receives(sending).catch((error: unknown) => {
      if (error instanceof Refused && error.status !== 503) broken.push(`${left} left: ${error.message}`);
    });
    if (!stage.host.isRunning) return [...broken, `the host died with ${left} descriptors left`];
    await limitDescriptors(stage.pid, 1024);
    broken.push(...(await stage.receives(sending)));
  }
  return [...broken, ...(await stage.check())];
}

async function full({ tally, seed }: Needed): Promise<string[]> {
  const random = Random.of(seed, 'full');
  using disk = new SmallDisk(64);
  await using stage = await Stage.open(tally, { dataDir: join(disk.folder, 'data') });
  const broken: string[] = [];
  const filler = join(disk.folder, 'filler');
  for (const freeBytes of [0, 4096, 100_000, 1_000_000, 3_000_000]) {
    const sending = stage.sends(photoToSend(random, 3_000_000), 'in-pieces', 1_000_000);
    await command('sh', ['-c', 'cat /dev/zero > "$0"; truncate -s "-$1" "$0"', filler, `${freeBytes}`]).catch(
      () => null,
    );
    broken.push(...(await refusal(stage, sending)));
    await rm(filler, { force: true });
    broken.push(...(await stage.receives(sending)), ...(await stage.check()));
  }
  const sending = stage.sends(photoToSend(random, 3_000_000), 'form');
  await writeFile(filler, Buffer.alloc(4096));
  await command('sh', ['-c', 'cat /dev/zero > "$0"', filler]).catch(() => null);
  broken.push(...(await refusal(stage, sending)));
  await rm(filler, { force: true });
  return [...broken, ...(await stage.receives(sending)), ...(await stage.check())];
}

function limitDescriptors(pid: number, limit: number): Promise<unknown> {
  return command('prlimit', ['--pid', `${pid}`, `--nofile=${limit}:`]);
}

/** What is wrong with how a photo is refused. */
async function refusal(stage: Stage, sending: Sending): Promise<string[]> {
  try {
    return [...(await stage.receives(sending)), 'a disk that takes nothing gave a receipt'];
  } catch (error) {
    const isClear = error instanceof Refused && (error.status === 503 || error.status === 507) && error.code !== '';
    return isClear ? [] : [`the answer is not clear: ${String(error)}`];
  }
}
