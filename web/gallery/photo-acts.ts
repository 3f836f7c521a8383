/** What the owner does with photos, one or many: asked of the host, shown on the timeline, and undone when wanted. */
import { z } from 'zod';
import { type Act, ActAnswerSchema, mostPhotosPerAct } from '../../protocol/act.ts';
import { type AlbumId, type PhotoAlbums, PhotoAlbumsSchema } from '../../protocol/album.ts';
import { type DownloadRequest, DownloadSchema } from '../../protocol/download.ts';
import { Failure } from '../../protocol/failure.ts';
import { type Photo, type PhotoId, PhotoSchema } from '../../protocol/photo.ts';
import { routes } from '../../protocol/routes.ts';
import { EmptiedSchema } from '../../protocol/trash.ts';
import type { Wire } from '../wire/wire.ts';
import type { Timeline } from './timeline.ts';

/** What the toast says: an act that is done, with what it changed, one that could not be, or what others have done. */
export type ActSaid =
  | {
      readonly kind: 'done';
      readonly act: Act;
      readonly changed: readonly PhotoId[];
      /** Where each of them stood in the album it was taken out of. */
      readonly positions: readonly number[];
      readonly failedCount: number;
      /** Of the first that failed. */
      readonly why: Failure | null;
    }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'told'; readonly sentence: string; readonly undo: (() => Promise<unknown>) | null };

/** Dispatches `change`. */
export class PhotoActs extends EventTarget {
  readonly #wire: Pick<Wire, 'request'>;
  readonly #timeline: Timeline;
  #said: ActSaid | null = null;
  #isBusy = false;

  constructor(wire: Pick<Wire, 'request'>, timeline: Timeline) {
    super();
    this.#wire = wire;
    this.#timeline = timeline;
  }

  get said(): ActSaid | null {
    return this.#said;
  }

  get isBusy(): boolean {
    return this.#isBusy;
  }

  /** Whether what was done last can be undone. */
  get canUndo(): boolean {
    const said = this.#said;
    if (said?.kind === 'told') return said.undo !== null;
    return said?.kind === 'done' && said.changed.length > 0 && oppositeOf(said) !== null;
  }

  /** Tells by `said` how it went; nothing while another act is under way. */
  async do(photos: readonly PhotoId[], act: Act): Promise<void> {
    if (photos.length === 0 || this.#isBusy) return;
    try {
      await this.perform(photos, act);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      this.#say({ kind: 'failed', failure: error });
    }
  }

  /** Rejects with `Failure` where nothing was done; what is done can be undone from the toast. */
  async perform(photos: readonly PhotoId[], act: Act): Promise<void> {
    this.#isBusy = true;
    this.#say(null);
    const changed: PhotoId[] = [];
    const positions: number[] = [];
    let why: Failure | null = null;
    let [asked, failedCount] = [0, 0];
    try {
      while (asked < photos.length) {
        const until = asked + mostPhotosPerAct;
        const body = { photos: photos.slice(asked, until), act: stretchOf(act, asked, until) };
        const answer = await this.#wire.request(ActAnswerSchema, routes.acts, { body });
        asked += body.photos.length;
        changed.push(...answer.changed);
        positions.push(...(answer.positions ?? []));
        failedCount += answer.failed.length;
        const [first] = answer.failed;
        if (first !== undefined) why ??= new Failure(first.code, first.detail);
        this.#show(answer.changed, act);
      }
    } catch (error) {
      // What went through before stays done.
      if (asked === 0 || !(error instanceof Failure)) throw error;
      failedCount += photos.length - asked;
      why ??= error;
    } finally {
      this.#isBusy = false;
    }
    this.#say({ kind: 'done', act, changed, positions, failedCount, why });
  }

  /** Says what a photo shows. Rejects with `Failure`. */
  async describe(id: PhotoId, description: string): Promise<Photo> {
    return await this.#wire.request(PhotoSchema, routes.photo(id), { method: 'PATCH', body: { description } });
  }

  /** The albums that a photo is in. Rejects with `Failure`. */
  async albumsOf(id: PhotoId): Promise<PhotoAlbums> {
    return await this.#wire.request(PhotoAlbumsSchema, routes.photoAlbums(id));
  }

  /** Has the host show the original in its folder, on the screen of the laptop. Rejects with `Failure`. */
  async reveal(id: PhotoId): Promise<void> {
    await this.#wire.request(z.unknown(), routes.reveal(id), { method: 'POST' });
  }

  /** Has the browser fetch them as one archive. How that did not work is told by `said`. */
  async download(photos: readonly PhotoId[]): Promise<void> {
    await this.#download({ photos: [...photos] });
  }

  /** The same with all of an album. */
  async downloadAlbum(album: AlbumId): Promise<void> {
    await this.#download({ album });
  }

  async #download(body: DownloadRequest): Promise<void> {
    try {
      const { id } = await this.#wire.request(DownloadSchema, routes.downloads, { body });
      location.assign(routes.download(id));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      this.#say({ kind: 'failed', failure: error });
    }
  }

  /** Erases for good all that lies in the trash. */
  async emptyTrash(): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    this.#say(null);
    try {
      await this.#wire.request(EmptiedSchema, routes.trash, { method: 'DELETE' });
      this.#timeline.refresh();
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      this.#say({ kind: 'failed', failure: error });
    } finally {
      this.#isBusy = false;
      this.dispatchEvent(new Event('change'));
    }
  }

  async undo(): Promise<void> {
    const said = this.#said;
    if (said?.kind === 'told') return await this.#undoTold(said.undo);
    const opposite = said?.kind === 'done' ? oppositeOf(said) : null;
    if (said?.kind !== 'done' || opposite === null) return;
    await this.do(said.changed, opposite);
  }

  /** Says what has been done elsewhere; `undo` takes it back, and may reject with `Failure`. */
  tell(sentence: string, undo: (() => Promise<unknown>) | null): void {
    this.#say({ kind: 'told', sentence, undo });
  }

  /** Says why something could not be done. */
  refuse(failure: Failure): void {
    this.#say({ kind: 'failed', failure });
  }

  /** The toast has been read. */
  dismiss(): void {
    this.#say(null);
  }

  async #undoTold(undo: (() => Promise<unknown>) | null): Promise<void> {
    this.#say(null);
    try {
      await undo?.();
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      this.refuse(error);
    }
  }

  #show(changed: readonly PhotoId[], act: Act): void {
    const isAway = act.kind === 'trash' || act.kind === 'restore' || act.kind === 'erase';
    // In the trash what comes back is gone from sight, as elsewhere what is thrown away.
    if (isAway && (act.kind === 'trash') !== (this.#timeline.filter.trashed === true)) this.#timeline.drop(changed);
    else if (act.kind === 'favourite') this.#timeline.mark(changed, act.favourite);
    else this.#timeline.refresh();
  }

  #say(said: ActSaid | null): void {
    this.#said = said;
    this.dispatchEvent(new Event('change'));
  }
}

/** Of an act on photos in an order, the part for those from one to before another. */
function stretchOf(act: Act, from: number, until: number): Act {
  if (act.kind !== 'album-add' || act.positions === undefined) return act;
  return { ...act, positions: act.positions.slice(from, until) };
}

/** What undoes an act on the photos that it changed; null where nothing does. */
function oppositeOf({ act, positions }: Extract<ActSaid, { kind: 'done' }>): Act | null {
  switch (act.kind) {
    case 'favourite':
      return { kind: 'favourite', favourite: !act.favourite };
    case 'trash':
      return { kind: 'restore' };
    case 'restore':
      return { kind: 'trash' };
    case 'shift':
      return { kind: 'shift', seconds: -act.seconds };
    case 'album-add':
      return { kind: 'album-take', album: act.album };
    case 'album-take':
      return { kind: 'album-add', album: act.album, positions: [...positions] };
    case 'erase':
      return null;
    default:
      return null;
  }
}
