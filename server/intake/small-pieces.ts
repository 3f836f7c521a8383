/** Counts pieces too small to be honest: each costs the disk a sync, and a photo in pieces of one byte would cost millions (attack 61). */
import type { DeviceId } from '../../protocol/pairing.ts';

/** No sender that means well sends less than this, but for the end of a file. */
const smallBytes = 4096;
const windowMs = 60_000;
const allowedInWindow = 60;

export class SmallPieces {
  #sinceMs = performance.now();
  readonly #counts = new Map<DeviceId, number>();

  areTooMany(deviceId: DeviceId): boolean {
    if (performance.now() - this.#sinceMs >= windowMs) {
      this.#sinceMs = performance.now();
      this.#counts.clear();
    }
    return (this.#counts.get(deviceId) ?? 0) >= allowedInWindow;
  }

  /** One came that did not end its file. */
  came(deviceId: DeviceId, sizeBytes: number): void {
    if (sizeBytes < smallBytes) this.#counts.set(deviceId, (this.#counts.get(deviceId) ?? 0) + 1);
  }
}
