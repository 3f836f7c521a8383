/** The ways on which a photo comes in, each with the system calls that it makes: where a fault can strike. */
import { join } from 'node:path';
import { z } from 'zod';
import { monthOfItsOwn, type PhotoToSend, photoToSend } from './photo-to-send.ts';
import type { Random } from './random.ts';
import { countCalls } from './seen-calls.ts';
import type { Sending } from './sending.ts';
import type { Stage } from './stage.ts';
import { Strace, type Thread } from './strace.ts';

/** `no-links`: as on exFAT or SMB, where a file cannot have two names. */
export const WaySchema = z.enum(['photo', 'pieces', 'duplicate', 'form', 'no-links']);
export type Way = z.infer<typeof WaySchema>;

const ThreadSchema = z.enum(['main', 'pool']);
const PointSchema = z.object({
  way: WaySchema,
  thread: ThreadSchema,
  call: z.string(),
  count: z.coerce.number().int(),
});
/** The `count`th time that a thread makes a call while a photo comes in this way. */
export type Point = z.infer<typeof PointSchema>;

/** Those that change a disk, by their names on Linux; not every processor has each. */
const watched =
  `openat pwrite64 pwritev pwritev2 writev write fdatasync fsync sync_file_range link linkat rename renameat renameat2
  unlink unlinkat ftruncate fallocate copy_file_range sendfile fchmod chmod utimensat mkdir mkdirat close`
    .split(/\s+/)
    .map((call) => `?${call}`);

export function nameOf({ way, thread, call, count }: Point): string {
  return [way, thread, call, count].join(':');
}

export function pointNamed(name: string): Point {
  const [way, thread, call, count] = name.split(':');
  return PointSchema.parse({ way, thread, call, count });
}

/** A photo ready to be sent on a way; what has to be there before is. */
export async function prepare(stage: Stage, way: Way, random: Random): Promise<Sending> {
  switch (way) {
    case 'photo':
    case 'no-links':
      return stage.sends(photoToSend(random, 30_000, monthOfItsOwn()), 'at-once');
    case 'pieces':
      return stage.sends(photoToSend(random, 300_000, Date.UTC(2024, 5, 15)), 'in-pieces', 200_000);
    case 'form':
      return stage.sends(photoToSend(random, 30_000), 'form');
    case 'duplicate': {
      const photo = photoToSend(random, 30_000, Date.UTC(2024, 5, 15));
      await stage.receives(stage.sends(photo, 'at-once'));
      await stage.settles();
      return stage.sends({ ...photo, name: `again ${photo.name}` }, 'at-once');
    }
  }
}

/** Watches the host from here on; `fault` strikes as strace(1) says behind a call's name. */
export function watch(stage: Stage, { way, thread, call }: Point, { photo }: Sending, fault: string): Promise<Strace> {
  return Strace.attach({
    pid: stage.pid,
    thread,
    calls: watched,
    // Plain `write` wakes threads and feeds sockets too: only those to the folder's list of checksums are struck.
    ...(call === 'write' ? { paths: [listBeside(stage, way, photo)] } : {}),
    faults: [...withoutLinks(way), `${call}:${fault}`],
  });
}

/** Sends one photo undisturbed and answers every point at which the host can be struck meanwhile. */
export async function pointsOf(stage: Stage, way: Way, thread: Thread, random: Random): Promise<Point[]> {
  const sending = await prepare(stage, way, random);
  await using strace = await Strace.attach({ pid: stage.pid, thread, calls: watched, faults: withoutLinks(way) });
  await stage.receives(sending);
  await stage.settles();
  const struck = await strace.detach();
  const ofFiles = struck.filter((line) => !/\bwrite\(/.test(line) || /SHA256SUMS>/.test(line));
  return [...countCalls(ofFiles)]
    .filter(([call]) => call !== 'write' || way !== 'no-links')
    .flatMap(([call, most]) => Array.from({ length: most }, (_, index) => ({ way, thread, call, count: index + 1 })));
}

function withoutLinks(way: Way): string[] {
  return way === 'no-links' ? ['?link,?linkat:error=EPERM'] : [];
}

function listBeside(stage: Stage, way: Way, { lastModifiedMs }: PhotoToSend): string {
  const month = new Date(way === 'form' ? Date.now() : (lastModifiedMs ?? Date.now())).toISOString().slice(0, 7);
  return join(stage.host.dataDir, 'library', 'Test phone', month.slice(0, 4), month, 'SHA256SUMS');
}
