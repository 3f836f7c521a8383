/** Keys that act on the photos of a gallery, wherever on its screen they are pressed. Hides which photos are meant. */
import type { AlbumMoves } from './album-moves.ts';
import type { Choosing } from './choosing.ts';
import type { ChosenActs } from './chosen-acts.ts';
import { keyWish } from './key-wish.ts';
import type { PhotoActs } from './photo-acts.ts';
import type { PhotoWall } from './photo-wall.ts';
import type { Selection } from './selection.ts';
import type { Timeline } from './timeline.ts';

export interface WishGround {
  readonly timeline: () => Timeline | undefined;
  readonly acts: () => PhotoActs | null;
  readonly wall: () => PhotoWall | null;
  readonly selection: Selection;
  readonly moves: AlbumMoves;
  readonly choosing: Choosing;
  readonly chosen: ChosenActs;
  /** Whether the photos are what the reader has before them. */
  readonly isInFront: () => boolean;
  readonly help: () => void;
}

export class GalleryWishes {
  readonly #ground: WishGround;

  constructor(ground: WishGround) {
    this.#ground = ground;
  }

  start(): void {
    window.addEventListener('keydown', this.#onKey);
  }

  stop(): void {
    window.removeEventListener('keydown', this.#onKey);
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const { selection, moves, choosing, chosen } = this.#ground;
    const [timeline, acts] = [this.#ground.timeline(), this.#ground.acts()];
    if (timeline === undefined || !this.#ground.isInFront()) return;
    const wish = keyWish(event);
    if (acts !== null && moves.onKey(event)) event.preventDefault();
    if (wish === null) return;
    switch (wish) {
      case 'help':
        this.#ground.help();
        break;
      case 'clear':
        if (selection.size === 0) return;
        selection.clear();
        break;
      case 'all':
        if (acts === null) return;
        void choosing.all();
        break;
      case 'undo':
        if (acts?.canUndo !== true) return;
        void acts.undo();
        break;
      case 'favourite':
        chosen.markFavourite(this.#meant);
        break;
      case 'trash':
        if (this.#meant.length > 0 && timeline.filter.trashed !== true) void chosen.trash(this.#meant);
        break;
      default:
    }
    event.preventDefault();
  };

  /** Those that are chosen, or else the one with the focus. */
  get #meant() {
    const { selection } = this.#ground;
    const focused = this.#ground.wall()?.tiles.focused ?? null;
    return selection.size > 0 ? [...selection.ids] : focused === null ? [] : [focused.id];
  }
}
