/** Tells how far an upload has come, a few times a second. */
import type { DeviceId } from '../../protocol/pairing.ts';
import type { UploadRow } from './intake-tables.ts';

export interface Progress {
  readonly deviceId: DeviceId;
  readonly name: string;
  readonly receivedBytes: number;
  readonly sizeBytes: number;
}

const everyMs = 300;

/** To be called as often as there is something to tell. */
export function progressReporter(
  { device_id: deviceId, name, size_bytes: sizeBytes }: UploadRow,
  tell: ((progress: Progress) => void) | undefined,
): (receivedBytes: number) => void {
  let toldAt = Number.NEGATIVE_INFINITY;
  return (receivedBytes) => {
    // The photo itself is told of next.
    if (receivedBytes === sizeBytes || performance.now() - toldAt < everyMs) return;
    toldAt = performance.now();
    tell?.({ deviceId, name, receivedBytes, sizeBytes });
  };
}
