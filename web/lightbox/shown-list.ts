/** Keeps PhotoSwipe's slides true to a list that grows, shrinks and changes while it is looked at, and of which most is not loaded. */
import type PhotoSwipe from 'photoswipe';
import type { SlideData } from 'photoswipe';
import { Failure } from '../../protocol/failure.ts';
import { routes } from '../../protocol/routes.ts';
import type { Tile } from '../../protocol/tile.ts';
import type { LightboxScene } from './lightbox-scene.ts';
import { slideOf } from './slide.ts';
import { takenSays } from './taken-says.ts';

type Content = NonNullable<PhotoSwipe['currSlide']>['content'];

export interface ShownListOptions {
  readonly view: PhotoSwipe;
  readonly scene: LightboxScene;
  /** What moves by itself stands still at first. */
  readonly wantsStill: boolean;
  /** What stands in a slide that is no picture. */
  readonly elementFor: (tile: Tile) => HTMLDivElement | null;
  readonly waitingElement: () => HTMLDivElement;
  readonly failedElement: (failure: Failure, again: () => void) => HTMLDivElement;
}

export class ShownList {
  readonly #options: ShownListOptions;
  readonly #view: PhotoSwipe;
  readonly #scene: LightboxScene;
  readonly #tiles = new WeakMap<SlideData, Tile>();
  /** All that PhotoSwipe has made and not yet thrown away. */
  readonly #contents = new Set<Content>();
  readonly #loading = new Set<number>();
  readonly #failed = new Map<number, Failure>();
  #last: Tile | null = null;

  /** To be made before `view.init()`. */
  constructor(options: ShownListOptions) {
    this.#options = options;
    const { view, scene } = options;
    this.#view = view;
    this.#scene = scene;
    view.addFilter('numItems', () => scene.count());
    view.addFilter('itemData', (_data, index) => this.#dataAt(index));
    view.addFilter('placeholderSrc', (_src, { data }) => data.msrc ?? false);
    view.on('contentLoad', (event) => {
      const element = this.#elementFor(event.content);
      if (element === null) return;
      event.preventDefault();
      event.content.element = element;
      event.content.onLoaded();
    });
    view.on('contentInit', ({ content }) => this.#contents.add(content));
    view.on('contentDestroy', ({ content }) => this.#contents.delete(content));
    view.on('openingAnimationEnd', () => this.#sync());
    const stop = scene.follow(() => this.#sync());
    view.on('destroy', stop);
  }

  /** The photo in view; null while it is being loaded. */
  get tile(): Tile | null {
    const { currSlide, currIndex } = this.#view;
    const tile = currSlide === undefined ? this.#scene.tileAt(currIndex) : this.tileOf(currSlide.content);
    if (tile !== undefined) this.#last = tile;
    return tile ?? null;
  }

  /** The photo in view, else the one before it; null where none was ever seen. */
  get lastTile(): Tile | null {
    return this.tile ?? this.#last;
  }

  tileOf(content: Content): Tile | undefined {
    return this.#tiles.get(content.data);
  }

  #dataAt(index: number): SlideData {
    const tile = this.#scene.tileAt(index);
    if (tile === undefined) {
      if (this.#failed.has(index)) return { type: 'failed' };
      void this.#load(index);
      return { type: 'waiting' };
    }
    const data = dataOf(tile, this.#options.wantsStill);
    this.#tiles.set(data, tile);
    return data;
  }

  #elementFor(content: Content): HTMLDivElement | null {
    const { elementFor, waitingElement, failedElement } = this.#options;
    const tile = this.tileOf(content);
    if (tile !== undefined) return elementFor(tile);
    const failure = this.#failed.get(content.index);
    if (failure === undefined) return waitingElement();
    return failedElement(failure, () => {
      this.#failed.delete(content.index);
      this.#sync();
    });
  }

  async #load(index: number): Promise<void> {
    if (this.#loading.has(index)) return;
    this.#loading.add(index);
    try {
      await this.#scene.load(index);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      this.#failed.set(index, error);
    } finally {
      this.#loading.delete(index);
    }
    this.#sync();
  }

  /** Moves to where the photo in view stands now; to what has come in its place where it is gone. */
  #sync(): void {
    const [view, scene] = [this.#view, this.#scene];
    // While it opens there is one slide, which has just been made.
    if (view.isDestroying || !view.opener.isOpen) return;
    const count = scene.count();
    if (count === 0) {
      view.close();
      return;
    }
    const known = this.tile;
    const at = known === null ? view.currIndex : scene.indexOf(known.id);
    const isAway = at === -1 && view.currIndex < count && scene.tileAt(view.currIndex) === undefined;
    if (isAway) void this.#load(view.currIndex);
    else this.#moveTo(Math.min(at === -1 ? view.currIndex : at, count - 1));
  }

  #moveTo(index: number): void {
    const view = this.#view;
    view.potentialIndex += index - view.currIndex;
    view.currIndex = index;
    const loader = view.contentLoader;
    const before = [...this.#contents].filter((content) => loader.getContentByIndex(content.index) === content);
    for (const { index: old } of before) loader.removeByIndex(old);
    const kept = new Set(before.filter((content) => this.#isStillTrue(content)));
    for (const content of kept) loader.addToCache(content);
    view.mainScroll.itemHolders.forEach((holder, place) => {
      const wanted = index - 1 + place;
      const { slide } = holder;
      if (slide !== undefined && kept.has(slide.content) && slide.content.index === wanted) {
        slide.index = wanted;
        return;
      }
      if (slide === undefined && (wanted < 0 || wanted >= this.#scene.count())) return;
      view.setContent(holder, wanted, true);
      if (place === 1) view.currSlide = holder.slide;
    });
    for (const content of before) {
      if (!kept.has(content)) content.destroy();
    }
    view.appendHeavy();
    loader.updateLazy();
    view.dispatch('change');
  }

  /** Whether a slide's content shows what the list has now; its index is set right. */
  #isStillTrue(content: Content): boolean {
    const tile = this.tileOf(content);
    if (tile === undefined) {
      const isFailed = content.data.type === 'failed';
      return this.#scene.tileAt(content.index) === undefined && this.#failed.has(content.index) === isFailed;
    }
    const index = this.#scene.indexOf(tile.id);
    const now = index === -1 ? undefined : this.#scene.tileAt(index);
    if (now === undefined || !looksTheSame(tile, now)) return false;
    this.#tiles.set(content.data, now);
    content.index = index;
    return true;
  }
}

function looksTheSame(a: Tile, b: Tile): boolean {
  const slide = slideOf(a);
  // The best there is does not give way to a preview that has been made meanwhile.
  const isOriginal = slide.kind === 'image' && slide.src === routes.original(a.id);
  return (
    (isOriginal || a.preview === b.preview) &&
    a.width === b.width &&
    a.height === b.height &&
    a.isMoving === b.isMoving &&
    a.mimeType === b.mimeType
  );
}

function dataOf(tile: Tile, wantsStill: boolean): SlideData {
  const slide = slideOf(tile, wantsStill);
  if (slide.kind !== 'image') return { type: slide.kind };
  return {
    type: 'image',
    src: slide.src,
    width: slide.width,
    height: slide.height,
    alt: takenSays(tile),
    ...(slide.placeholder === null ? {} : { msrc: slide.placeholder }),
  };
}
