/** What is done with the chosen photos, or with the one that has the focus, and what becomes of choice and focus after it. */
import type { Act } from '../../protocol/act.ts';
import { type AlbumId, AlbumIdSchema } from '../../protocol/album.ts';
import { Failure } from '../../protocol/failure.ts';
import type { PhotoId } from '../../protocol/photo.ts';
import { askShift } from './ask-shift.ts';
import type { DateSheet } from './date-sheet.ts';
import type { PhotoActs } from './photo-acts.ts';
import type { PhotoWall } from './photo-wall.ts';
import type { Selection } from './selection.ts';
import type { Timeline } from './timeline.ts';
import { successorIn } from './wall-ranges.ts';

/** Detail of `album-wanted`: so many photos want into an album; `put` puts them there. */
interface AlbumWanted {
  readonly count: number;
  readonly put: (album: AlbumId) => void;
}

/** What the acts find on the page; each is asked for when it is needed. */
export interface ActsGround {
  readonly timeline: () => Timeline | undefined;
  readonly acts: () => PhotoActs | null;
  readonly wall: () => PhotoWall | null;
  readonly dateSheet: () => DateSheet | null;
  readonly selection: Selection;
  /** Dispatches an event that others on the page hear. */
  readonly tell: (wanted: string, detail: unknown) => void;
}

export class ChosenActs {
  readonly #ground: ActsGround;

  constructor(ground: ActsGround) {
    this.#ground = ground;
  }

  get #chosen(): readonly PhotoId[] {
    return [...this.#ground.selection.ids];
  }

  areFavourites(ids: readonly PhotoId[] = this.#chosen): boolean {
    return ids.every((id) => this.#ground.timeline()?.find(id)?.favourite === true);
  }

  readonly markFavourite = (ids = this.#chosen): void => {
    void this.#ground.acts()?.do(ids, { kind: 'favourite', favourite: !this.areFavourites(ids) });
  };

  /** The focus goes to what follows. */
  readonly trash = async (ids = this.#chosen): Promise<void> => {
    const wall = this.#ground.wall();
    const focused = wall?.tiles.focused ?? null;
    const next =
      wall !== null && focused !== null && ids.includes(focused.id)
        ? successorIn(wall.layout, focused, new Set(ids))
        : undefined;
    await this.#ground.acts()?.do(ids, { kind: 'trash' });
    this.#ground.selection.clear();
    if (next !== undefined) await wall?.reveal(next, true);
  };

  /** Whoever holds the albums asks which one, and says it. */
  readonly toAlbum = (): void => {
    const photos = this.#chosen;
    const put = (album: AlbumId): void => {
      this.#ground.selection.clear();
      void this.#ground.acts()?.do(photos, { kind: 'album-add', album });
    };
    const detail: AlbumWanted = { count: photos.length, put };
    this.#ground.tell('album-wanted', detail);
  };

  readonly outOfAlbum = (): void => {
    const album = AlbumIdSchema.safeParse(this.#ground.timeline()?.filter.album);
    if (album.success) this.do({ kind: 'album-take', album: album.data });
  };

  readonly makeCover = (): void => {
    const [photo] = this.#chosen;
    const detail = { album: this.#ground.timeline()?.filter.album, photo };
    this.#ground.selection.clear();
    this.#ground.tell('cover-wanted', detail);
  };

  readonly shiftDate = async (): Promise<void> => {
    const [photos, timeline] = [this.#chosen, this.#ground.timeline()];
    if (timeline === undefined) return;
    const seconds = await askShift(this.#ground.dateSheet(), timeline, photos).catch((error: unknown) => {
      if (!(error instanceof Failure)) throw error;
      this.#ground.acts()?.refuse(error);
      return null;
    });
    if (seconds === null) return;
    this.#ground.selection.clear();
    await this.#ground.acts()?.do(photos, { kind: 'shift', seconds });
  };

  readonly download = (): void => {
    void this.#ground.acts()?.download(this.#chosen);
  };

  /** With all that are chosen, which are chosen no longer. */
  do(act: Act): void {
    void this.#ground.acts()?.do(this.#chosen, act);
    this.#ground.selection.clear();
  }
}
