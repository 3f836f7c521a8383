/** The claim that this tab waits with, so that a reload while the digits show does not lose it. Gone with the tab. */
import { z } from 'zod';
import { ClaimSchema } from '../../protocol/pairing.ts';

const PendingClaimSchema = ClaimSchema.pick({ claim: true, matchCode: true }).extend({ name: z.string() });
export type PendingClaim = z.infer<typeof PendingClaimSchema>;

const place = 'landfall-claim';

/** null where there is none. */
export function readPendingClaim(): PendingClaim | null {
  try {
    return PendingClaimSchema.parse(JSON.parse(sessionStorage.getItem(place) ?? ''));
  } catch {
    return null;
  }
}

/** null where none waits any more. A browser that stores nothing loses it on a reload. */
export function writePendingClaim(claim: PendingClaim | null): void {
  try {
    if (claim === null) sessionStorage.removeItem(place);
    else sessionStorage.setItem(place, JSON.stringify(claim));
  } catch {
    // Nothing else depends on it.
  }
}
