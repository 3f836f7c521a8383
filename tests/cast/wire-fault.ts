/** What can happen on the way between a device and its host, and how each is done to a pair of sockets. */
import type { Socket } from 'node:net';
import { setImmediate, setTimeout } from 'node:timers/promises';

/** What happens to one connection once so many bytes have gone up on it. */
export type WireFault =
  | { readonly kind: 'none' }
  /** Both ends are told: a closed connection, or a reset one. */
  | { readonly kind: 'cut' | 'reset'; readonly afterBytes: number }
  /** Nothing passes any more, either way, and nobody is told. */
  | { readonly kind: 'blackhole'; readonly afterBytes: number }
  /** The device's end is gone, and the host is not told. */
  | { readonly kind: 'half-open'; readonly afterBytes: number }
  /** So it goes for a while, and then it is cut. */
  | { readonly kind: 'late'; readonly afterBytes: number; readonly forBytes: number; readonly delayMs: number }
  | { readonly kind: 'slow'; readonly afterBytes: number; readonly forBytes: number; readonly bytesPerSecond: number }
  /** One byte to a segment. */
  | { readonly kind: 'crumbs'; readonly afterBytes: number; readonly forBytes: number };

/** `goes-on`: the fault has done to these bytes what it does. `over`: both ends are done for. `host-left`: only the host's end is left. */
export type Outcome = 'goes-on' | 'over' | 'host-left';

/** Does a fault to what goes up now; `struckBytes` went up under it before. */
export async function strike(
  fault: Exclude<WireFault, { kind: 'none' }>,
  { near, far }: { near: Socket; far: Socket },
  bytes: Buffer,
  struckBytes: number,
): Promise<Outcome> {
  switch (fault.kind) {
    case 'cut':
      return 'over';
    case 'reset':
      near.resetAndDestroy();
      far.resetAndDestroy();
      return 'over';
    case 'blackhole':
      far.unpipe(near);
      far.pause();
      await new Promise((resolve) => near.once('close', resolve).resume());
      return 'host-left';
    case 'half-open':
      far.unpipe(near);
      far.resume();
      near.destroy();
      return 'host-left';
    case 'late':
      await setTimeout(fault.delayMs);
      await pass(far, bytes);
      break;
    case 'slow':
      await setTimeout((bytes.length / fault.bytesPerSecond) * 1000);
      await pass(far, bytes);
      break;
    case 'crumbs':
      for (const crumb of bytes.subarray(0, fault.forBytes - struckBytes)) {
        await pass(far, Buffer.of(crumb));
        await setImmediate();
      }
  }
  return struckBytes + bytes.length < fault.forBytes ? 'goes-on' : 'over';
}

/** Resolves when the next bytes may be passed; rejects where the other end has gone. */
export function pass(to: Socket, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    to.write(bytes, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}
