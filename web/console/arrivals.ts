/** What is on its way in right now, put together from the host's events: they tell of files, people think in devices. */
import type { DeviceId } from '../../protocol/pairing.ts';

export interface Arrival {
  readonly deviceId: DeviceId;
  /** Files known to be under way. */
  readonly files: number;
  /** The one last heard of; null between two. */
  readonly name: string | null;
  readonly receivedBytes: number;
  readonly sizeBytes: number;
  /** Photos that have landed since this arrival began. */
  readonly landed: number;
}

interface UnderWay {
  readonly receivedBytes: number;
  readonly sizeBytes: number;
  readonly heardAtMs: number;
}

interface Burst {
  readonly files: Map<string, UnderWay>;
  doneBytes: number;
  landed: number;
  name: string | null;
  heardAtMs: number;
}

// A small photo is one request, so between two of them nothing is under way for a moment.
const quietMs = 4000;
// A phone that fell asleep half-way through a file is silent, and is not arriving.
const stalledMs = 15_000;

export class Arrivals {
  readonly #bursts = new Map<DeviceId, Burst>();

  get now(): readonly Arrival[] {
    return [...this.#bursts].map(([deviceId, burst]) => {
      const files = [...burst.files.values()];
      return {
        deviceId,
        files: files.length,
        name: burst.name,
        receivedBytes: files.reduce((sum, file) => sum + file.receivedBytes, burst.doneBytes),
        sizeBytes: files.reduce((sum, file) => sum + file.sizeBytes, burst.doneBytes),
        landed: burst.landed,
      };
    });
  }

  progress(deviceId: DeviceId, name: string, receivedBytes: number, sizeBytes: number, nowMs: number): void {
    const burst = this.#burst(deviceId, nowMs);
    burst.name = name;
    if (receivedBytes < sizeBytes) {
      burst.files.set(name, { receivedBytes, sizeBytes, heardAtMs: nowMs });
      return;
    }
    burst.files.delete(name);
    burst.doneBytes += sizeBytes;
  }

  landed(deviceId: DeviceId, name: string, sizeBytes: number, nowMs: number): void {
    const burst = this.#burst(deviceId, nowMs);
    burst.landed += 1;
    // A file whose end was told as progress has been counted already.
    if (burst.files.delete(name) || burst.name !== name) burst.doneBytes += sizeBytes;
    burst.name = name;
  }

  /** Forgets what has been silent for too long; false where there was nothing such. */
  settle(nowMs: number): boolean {
    let changed = false;
    for (const [deviceId, burst] of this.#bursts) {
      for (const [name, file] of burst.files) {
        if (nowMs - file.heardAtMs < stalledMs) continue;
        burst.files.delete(name);
        changed = true;
      }
      if (burst.files.size > 0 || nowMs - burst.heardAtMs < quietMs) continue;
      this.#bursts.delete(deviceId);
      changed = true;
    }
    return changed;
  }

  forget(deviceId: DeviceId): void {
    this.#bursts.delete(deviceId);
  }

  #burst(deviceId: DeviceId, nowMs: number): Burst {
    const burst = this.#bursts.get(deviceId) ?? {
      files: new Map(),
      doneBytes: 0,
      landed: 0,
      name: null,
      heardAtMs: nowMs,
    };
    burst.heardAtMs = nowMs;
    this.#bursts.set(deviceId, burst);
    return burst;
  }
}
