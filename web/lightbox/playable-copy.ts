/** Waits for the copy of a video that every browser plays, which the host makes. */
import type { PhotoId } from '../../protocol/photo.ts';
import type { Playable } from '../../protocol/playable.ts';
import { later } from './later.ts';
import type { LightboxScene } from './lightbox-scene.ts';

const lookEveryMs = 700;

/** Has it made and tells how far it is; resolves once it is ready or cannot be. Rejects with `Failure`, or as `signal` says. */
export async function waitForCopy(
  playable: NonNullable<LightboxScene['playable']>,
  id: PhotoId,
  told: (state: Playable) => void,
  signal: AbortSignal,
): Promise<Extract<Playable, { state: 'ready' | 'cannot' }>> {
  for (;;) {
    const state = await playable(id, true);
    signal.throwIfAborted();
    if (state.state === 'ready' || state.state === 'cannot') return state;
    told(state);
    await later(lookEveryMs, signal);
  }
}
