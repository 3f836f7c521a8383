/** What stands where a picture would: why there is none, and how to get at the photo all the same. */
import type { Failure } from '../../protocol/failure.ts';
import { routes } from '../../protocol/routes.ts';
import type { Tile } from '../../protocol/tile.ts';
import { failureSays } from '../words/failure-words.ts';
import { lightboxWords as say } from '../words/lightbox-words.ts';

/** `reason` is a sentence; `acts` stand before the download. */
export function wordElement(
  tile: Pick<Tile, 'id' | 'name'>,
  reason: string,
  acts: readonly Node[] = [],
): HTMLDivElement {
  const name = document.createElement('bdi');
  name.textContent = tile.name;
  const link = document.createElement('a');
  link.href = downloadUrl(tile);
  link.download = '';
  link.textContent = say.downloadInstead;
  return page(name, sentenceOf(reason), ...acts, link);
}

/** Why a picture cannot be shown, now or at all. */
export function whyNoPicture(isPending: boolean): string {
  return isPending ? say.beingMade : say.cannotShow;
}

/** A photo on its way. */
export function waitingElement(): HTMLDivElement {
  const element = page(sentenceOf(say.loading));
  element.classList.add('full-view-waiting');
  return element;
}

/** A photo that could not be asked for; `again` asks once more. */
export function failedElement(failure: Failure, again: () => void): HTMLDivElement {
  return page(sentenceOf(`${say.loadFailed} ${failureSays(failure)}`), actElement(say.tryAgain, again));
}

/** A press on it is a press on it, not the start of a swipe. */
export function actElement(label: string, press: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = label;
  button.addEventListener('click', press);
  return button;
}

export function downloadUrl({ id }: Pick<Tile, 'id'>): string {
  return `${routes.original(id)}?download`;
}

function page(...children: readonly Node[]): HTMLDivElement {
  const element = document.createElement('div');
  element.className = 'full-view-word';
  element.append(...children);
  for (const type of ['pointerdown', 'click'] as const) {
    element.addEventListener(type, (event) => {
      if (event.target instanceof Element && event.target.closest('a, button') !== null) event.stopPropagation();
    });
  }
  return element;
}

function sentenceOf(text: string): HTMLParagraphElement {
  const sentence = document.createElement('p');
  sentence.textContent = text;
  return sentence;
}
