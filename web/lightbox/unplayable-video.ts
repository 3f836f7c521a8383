/** What stands in place of a video that this browser cannot play: a copy that it can, made by the host, or a download. */
import { Failure } from '../../protocol/failure.ts';
import type { Playable } from '../../protocol/playable.ts';
import type { Tile } from '../../protocol/tile.ts';
import { failureSays } from '../words/failure-words.ts';
import { lightboxWords as say } from '../words/lightbox-words.ts';
import { words } from '../words/words.ts';
import type { LightboxScene } from './lightbox-scene.ts';
import { waitForCopy } from './playable-copy.ts';
import { actElement, wordElement } from './word-element.ts';

/** A copy of a shorter one is there before anybody has read a question. */
const unaskedMostMs = 60_000;

/** Fills `place` and calls `play` once the copy is there. An abort ends the waiting, not the making. */
export async function offerCopy(
  place: HTMLElement,
  tile: Tile,
  scene: LightboxScene,
  play: () => void,
  signal: AbortSignal,
): Promise<void> {
  const show = (sentence: string, ...acts: readonly Node[]): void => {
    place.replaceChildren(wordElement(tile, sentence, acts));
  };
  show(say.cannotPlay);
  const { playable } = scene;
  if (playable === undefined) return;

  const make = async (): Promise<void> => {
    show(say.copyWaits);
    const end = await waitForCopy(playable, tile.id, (state) => show(makingSays(state)), signal);
    if (end.state === 'ready') play();
    else show(`${say.cannotPlay} ${say.noCopy[end.why]}`);
  };
  const makeOrSay = (): void => {
    make().catch((error: unknown) => {
      if (signal.aborted) return;
      if (!(error instanceof Failure)) throw error;
      show(`${say.cannotPlay} ${failureSays(error)}`, actElement(say.tryAgain, makeOrSay));
    });
  };
  try {
    const state = await playable(tile.id, false);
    if (signal.aborted) return;
    if (state.state === 'ready') play();
    else if (state.state === 'cannot') show(`${say.cannotPlay} ${say.noCopy[state.why]}`);
    else if (state.state !== 'possible' || (tile.durationMs ?? Infinity) <= unaskedMostMs) makeOrSay();
    else show(`${say.cannotPlay} ${say.copyPossible}`, actElement(say.makeCopy, makeOrSay));
  } catch (error) {
    // Without an answer there is the download, which says by itself when the host is gone.
    if (!(error instanceof Failure)) throw error;
  }
}

function makingSays(state: Playable): string {
  if (state.state !== 'making') return say.copyWaits;
  return state.fraction === null ? say.copyBeingMade : say.copyMadeTo(words.percent(state.fraction));
}
