/** Photos put into albums, and into another place in an album’s own order, by a mouse that carries them or by keys. */
import type { ReactiveControllerHost } from 'lit';
import { type AlbumId, AlbumIdSchema } from '../../protocol/album.ts';
import { Failure } from '../../protocol/failure.ts';
import type { PhotoId } from '../../protocol/photo.ts';
import type { Tile } from '../../protocol/tile.ts';
import { idsOfAll } from './ids-between.ts';
import type { PhotoActs } from './photo-acts.ts';
import type { Carry } from './photo-carry.ts';
import type { PhotoWall } from './photo-wall.ts';
import { placeInOrder } from './place-in-order.ts';
import type { Selection } from './selection.ts';
import type { Timeline } from './timeline.ts';

export interface MovesGround {
  readonly timeline: () => Timeline | undefined;
  readonly selection: Selection;
  readonly acts: () => PhotoActs | null;
  readonly wall: () => PhotoWall | null;
}

/** Where carried photos would go: a line beside a tile, in CSS pixels of the view. */
export interface DropMark {
  readonly x: number;
  readonly top: number;
  readonly height: number;
}

/**
 * Fires `photos-carried` (`{ count, put, x, y, phase, taken }`) and `move-wanted` (`{ album, photos, before, order }`), for whoever holds the
 * albums.
 */
export class AlbumMoves {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #ground: MovesGround;
  #mark: DropMark | null = null;
  /** Moved by keys: it keeps the focus wherever it goes. */
  #held: PhotoId | null = null;

  constructor(host: ReactiveControllerHost & HTMLElement, ground: MovesGround) {
    this.#host = host;
    this.#ground = ground;
  }

  get mark(): DropMark | null {
    return this.#mark;
  }

  readonly onCarry = ({ detail }: CustomEvent<Carry>): void => {
    const { tile, x, y, phase } = detail;
    const { selection } = this.#ground;
    if (this.#ground.timeline()?.filter.trashed === true) return;
    const photos = selection.has(tile.id) ? [...selection.ids] : [tile.id];
    let isTaken = false;
    this.#fire('photos-carried', {
      count: photos.length,
      put: (album: AlbumId) => {
        selection.clear();
        void this.#ground.acts()?.do(photos, { kind: 'album-add', album });
      },
      x,
      y,
      phase,
      taken: () => (isTaken = true),
    });
    const place = isTaken || phase === 'end' || this.#album === null ? null : this.#placeAt(x, y);
    this.#mark = phase === 'move' ? (place?.mark ?? null) : null;
    this.#host.requestUpdate();
    if (phase === 'drop' && place !== null) void this.#move(photos, place.tile, place.isAfter);
  };

  /** Alt and an arrow: the photo with the focus, or those that are chosen, go one place on. False for other keys. */
  onKey(event: KeyboardEvent): boolean {
    const focused = this.#ground.wall()?.tiles.focused ?? null;
    const isMirrored = this.#host.matches(':dir(rtl)');
    const by = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
    if (!event.altKey || event.ctrlKey || event.metaKey || by === 0 || focused === null || this.#album === null) {
      if (event.key !== 'Alt') this.#held = null;
      return false;
    }
    const { selection } = this.#ground;
    this.#held = focused.id;
    void this.step(selection.has(focused.id) ? [...selection.ids] : [focused.id], isMirrored ? -by : by);
    return true;
  }

  /** To be called when the wall has been drawn anew. */
  keepFocus(): void {
    const wall = this.#ground.wall();
    const id = this.#held;
    if (id === null || wall === null || wall.tiles.focused !== null || this.#ground.timeline()?.find(id) === undefined)
      return;
    void wall.reveal(id, true);
  }

  /** The album that is shown, whole; null for anything else. */
  get #album(): AlbumId | null {
    const { album, ...others } = this.#ground.timeline()?.filter ?? {};
    const isWhole = Object.values(others).every((value) => value === undefined);
    return isWhole ? (AlbumIdSchema.safeParse(album).data ?? null) : null;
  }

  #placeAt(x: number, y: number): { tile: Tile; isAfter: boolean; mark: DropMark } | null {
    const over = this.#ground.wall()?.tiles.at(x, y);
    if (over === undefined) return null;
    const { left, right, top, height } = over.bounds;
    const isRight = x > (left + right) / 2;
    return {
      tile: over.tile,
      isAfter: isRight !== this.#host.matches(':dir(rtl)'),
      mark: { x: isRight ? right : left, top, height },
    };
  }

  /** Moves them so many places on in the album, back where it is negative. */
  async step(photos: readonly PhotoId[], by: number): Promise<void> {
    const order = await this.#order();
    const chosen = new Set(photos);
    const first = order.findIndex((id) => chosen.has(id));
    const staying = order.filter((id) => !chosen.has(id));
    const at = Math.max(0, Math.min(staying.length, first + by));
    this.#want(order, photos, staying[at] ?? null);
  }

  async #move(photos: readonly PhotoId[], { id }: Tile, isAfter: boolean): Promise<void> {
    if (photos.includes(id)) return;
    const order = await this.#order();
    const chosen = new Set(photos);
    const staying = order.filter((other) => !chosen.has(other));
    this.#want(order, photos, staying[staying.indexOf(id) + (isAfter ? 1 : 0)] ?? null);
  }

  async #order(): Promise<readonly PhotoId[]> {
    const timeline = this.#ground.timeline();
    if (timeline === undefined) return [];
    try {
      return await idsOfAll(timeline, new AbortController().signal);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      this.#ground.acts()?.refuse(error);
      return [];
    }
  }

  #want(order: readonly PhotoId[], chosen: readonly PhotoId[], before: PhotoId | null): void {
    const album = this.#album;
    const { photos, next } = placeInOrder(order, chosen, before);
    if (album === null || photos.length === 0 || next.every((id, index) => id === order[index])) return;
    this.#ground.timeline()?.arrange(next);
    this.#fire('move-wanted', { album, photos, before, order });
  }

  #fire(type: string, detail: unknown): void {
    this.#host.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}
