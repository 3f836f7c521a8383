/** What is sent: one large file, a camera roll, small files one after the other, and many devices at once. */
import type { Peer } from '../peers/peer.ts';
import { cpuSeconds, forgetPeakMemory, peakMemory } from '../process-cost.ts';
import { type SentFile, somePhoto, someVideo } from './sent-file.ts';
import { Wire } from './wire.ts';

export type WorkloadLetter = 'A' | 'B' | 'C' | 'D';

export interface Workload {
  readonly letter: WorkloadLetter;
  readonly title: string;
  readonly connections: number;
  /** The connections belong to as many devices as there are, each its own. */
  readonly isOneDeviceEach: boolean;
  readonly count: number;
  readonly sizeBytes: number;
  readonly make: (sizeBytes: number) => SentFile;
}

export interface Measured {
  readonly megabytesPerSecond: number;
  /** Of each file, in the order they ended. */
  readonly milliseconds: readonly number[];
  readonly cpuSecondsPerGigabyte: number | null;
  readonly peakMegabytes: number | null;
  /** From the last answer until there was nothing left to do. */
  readonly settledSeconds: number | null;
}

export const mostDevices = 20;
const leastBytes = 100_000;

/** `cameraPhoto` is what the camera roll is made of: previews of it cost what those of a roll cost. */
export function workloads(scale: number, cameraPhoto: Buffer): readonly Workload[] {
  const count = (full: number): number => Math.max(1, Math.round(full * scale));
  const mebibytes = Math.max(1, Math.round(2048 * scale));
  const ofDevices = Math.max(leastBytes, Math.round(50_000_000 * scale));
  return [
    {
      letter: 'A',
      title: `A: one file of ${mebibytes} MiB`,
      connections: 1,
      isOneDeviceEach: false,
      count: 1,
      sizeBytes: mebibytes * 2 ** 20,
      make: someVideo,
    },
    {
      letter: 'B',
      title: `B: a camera roll, ${count(500)} photos of 3.6 MB, 3 at once`,
      connections: 3,
      isOneDeviceEach: false,
      count: count(500),
      sizeBytes: 3_600_000,
      make: (sizeBytes) => somePhoto(sizeBytes, cameraPhoto),
    },
    {
      letter: 'C',
      title: `C: ${count(50)} photos of 200 kB, one after the other`,
      connections: 1,
      isOneDeviceEach: false,
      count: count(50),
      sizeBytes: 200_000,
      make: (sizeBytes) => somePhoto(sizeBytes),
    },
    {
      letter: 'D',
      title: `D: ${mostDevices} devices, a file of ${ofDevices / 1e6} MB each`,
      connections: mostDevices,
      isOneDeviceEach: true,
      count: mostDevices,
      sizeBytes: ofDevices,
      make: someVideo,
    },
  ];
}

/** The same, short: a server that has just started is nobody's measure. */
export function warmUpOf(workload: Workload): Workload {
  const { count, sizeBytes } = workload;
  return { ...workload, count: Math.min(Math.max(count, 3), 20), sizeBytes: Math.min(sizeBytes, 64 * 2 ** 20) };
}

/** Sends the whole workload once, and waits until the server has settled. */
export async function run(workload: Workload, peer: Peer): Promise<Measured> {
  const { connections, isOneDeviceEach, count, sizeBytes, make } = workload;
  const wire = new Wire(peer.origin, connections);
  const files = Array.from({ length: count }, () => make(sizeBytes));
  const milliseconds: number[] = [];
  forgetPeakMemory(peer.pid);
  const cpuBefore = cpuSeconds(peer.pid);
  const began = performance.now();
  const sender = async (connection: number): Promise<void> => {
    for (let file = files.pop(); file !== undefined; file = files.pop()) {
      const start = performance.now();
      await peer.send(wire, file, isOneDeviceEach ? connection : 0);
      milliseconds.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: connections }, (_, connection) => sender(connection)));
  const ended = performance.now();
  const cpuAfter = cpuSeconds(peer.pid);
  const peak = peakMemory(peer.pid);
  wire.close();
  await peer.settle?.();
  const settledSeconds = peer.settle === null ? null : (performance.now() - ended) / 1000;
  await peer.forget();
  const bytes = count * sizeBytes;
  return {
    megabytesPerSecond: bytes / 1e3 / (ended - began),
    milliseconds,
    cpuSecondsPerGigabyte: cpuBefore === null || cpuAfter === null ? null : ((cpuAfter - cpuBefore) / bytes) * 1e9,
    peakMegabytes: peak === null ? null : peak / 1e6,
    settledSeconds,
  };
}
