/** What is sent: one large file, a camera roll, and small files one after the other. */
import type { Peer } from './peers/peer.ts';
import { cpuSeconds, forgetPeakMemory, peakMemory } from './process-cost.ts';
import { type SentFile, somePhoto, someVideo } from './sent-file.ts';
import { Wire } from './wire.ts';

export interface Workload {
  readonly name: string;
  readonly connections: number;
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
}

export function workloads(sizeBytes: number, count: number): readonly Workload[] {
  return [
    { name: `A: one file of ${sizeBytes / 2 ** 20} MiB`, connections: 1, count: 1, sizeBytes, make: someVideo },
    { name: `B: ${count} photos of 3.6 MB, 3 at once`, connections: 3, count, sizeBytes: 3_600_000, make: somePhoto },
    { name: 'C: 50 photos of 200 kB, one by one', connections: 1, count: 50, sizeBytes: 200_000, make: somePhoto },
  ];
}

/** Sends the whole workload once. */
export async function run({ connections, count, sizeBytes, make }: Workload, peer: Peer): Promise<Measured> {
  const wire = new Wire(peer.origin, connections);
  const files = Array.from({ length: count }, () => make(sizeBytes));
  const milliseconds: number[] = [];
  forgetPeakMemory(peer.pid);
  const cpuBefore = cpuSeconds(peer.pid);
  const began = performance.now();
  const sender = async (): Promise<void> => {
    for (let file = files.pop(); file !== undefined; file = files.pop()) {
      const start = performance.now();
      await peer.send(wire, file);
      milliseconds.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: connections }, sender));
  const seconds = (performance.now() - began) / 1000;
  const cpuAfter = cpuSeconds(peer.pid);
  const peak = peakMemory(peer.pid);
  wire.close();
  const bytes = count * sizeBytes;
  return {
    megabytesPerSecond: bytes / 1e6 / seconds,
    milliseconds,
    cpuSecondsPerGigabyte: cpuBefore === null || cpuAfter === null ? null : ((cpuAfter - cpuBefore) / bytes) * 1e9,
    peakMegabytes: peak === null ? null : peak / 1e6,
  };
}
