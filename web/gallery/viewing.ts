/** The full view of a photo on the wall, or of the one that the address names: opens it, and knows which photo is read. */
import type { ReactiveControllerHost } from 'lit';
import { Failure } from '../../protocol/failure.ts';
import type { PhotoId } from '../../protocol/photo.ts';
import { isFullViewStep, openLightbox } from '../lightbox/lightbox.ts';
import { gallerySceneOf } from './gallery-scene.ts';
import type { PhotoActs } from './photo-acts.ts';
import type { PhotoWall } from './photo-wall.ts';
import { monthOf } from './tile-order.ts';
import type { Timeline } from './timeline.ts';
import { ownOrder } from './wall-source.ts';

export interface ViewingParts {
  readonly timeline: () => Timeline | undefined;
  readonly acts: () => PhotoActs | null;
  readonly wall: () => PhotoWall | null;
  /** Another photo is read, or none any more. */
  readonly moved: () => void;
  /** This step of the history is not that of a photo. */
  readonly forgetAddress: () => void;
}

export class Viewing {
  readonly #host: ReactiveControllerHost;
  readonly #parts: ViewingParts;
  #photo: PhotoId | null = null;
  #isGone = false;

  constructor(host: ReactiveControllerHost, parts: ViewingParts) {
    this.#host = host;
    this.#parts = parts;
  }

  /** The photo in the full view; null while it is closed. */
  get photo(): PhotoId | null {
    return this.#photo;
  }

  /** Whether the photo that the address named is not among those that are shown. */
  get isGone(): boolean {
    return this.#isGone;
  }

  /** Shows a loaded photo; ends when the view has closed. */
  async open(id: PhotoId): Promise<void> {
    const timeline = this.#parts.timeline();
    const index = timeline?.indexOf(id) ?? -1;
    if (timeline === undefined || index === -1 || this.#photo !== null) return;
    this.#tell(false);
    this.#reads(id);
    try {
      const scene = gallerySceneOf(timeline, this.#parts.acts(), this.#parts.wall);
      const onShow = (shown: PhotoId): void => {
        scene.onShow(shown);
        this.#reads(shown);
      };
      const last = await openLightbox({ ...scene, onShow }, index);
      if (last !== null) await this.#parts.wall()?.reveal(last, true);
    } finally {
      this.#photo = null;
      this.#parts.moved();
    }
  }

  /** Shows the photo that the address names, after a reload, from a link, or by the browser's forward. */
  async openAddressed(id: PhotoId): Promise<void> {
    const timeline = this.#parts.timeline();
    if (timeline === undefined) return;
    const shown = await found(timeline, id);
    // The step of a link is the wall's, so that back from the photo leads there.
    if (shown === null || !isFullViewStep(history.state)) this.#parts.forgetAddress();
    this.#tell(shown === null);
    await this.#host.updateComplete;
    if (shown !== null) await this.open(shown);
  }

  /** Who has read that a photo is gone. */
  dismiss(): void {
    this.#tell(false);
  }

  #reads(photo: PhotoId): void {
    this.#photo = photo;
    this.#parts.moved();
  }

  #tell(isGone: boolean): void {
    if (isGone === this.#isGone) return;
    this.#isGone = isGone;
    this.#host.requestUpdate();
  }
}

/** The photo, loaded, or for the movie of a Live Photo its still; null where it is not among those that are shown. */
async function found(timeline: Timeline, id: PhotoId): Promise<PhotoId | null> {
  try {
    const photo = await timeline.photo(id);
    await counted(timeline);
    const shown = photo.stillPart ?? photo.id;
    await timeline.load(timeline.isOwnOrder ? ownOrder : monthOf({ local: photo.taken.local }));
    return timeline.indexOf(shown) === -1 ? null : shown;
  } catch (error) {
    // That the host cannot be reached is said elsewhere.
    if (error instanceof Failure) return null;
    throw error;
  }
}

function counted(timeline: Timeline): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (timeline.state.kind === 'opening') return;
      timeline.removeEventListener('change', look);
      resolve();
    };
    timeline.addEventListener('change', look);
    look();
  });
}
