/** The news of one act: photo by photo where it changes few, and in one word now and then where it changes many. */
import { Failure } from '../../protocol/failure.ts';
import type { LiveEvent } from '../../protocol/live-event.ts';
import type { Photo, PhotoId } from '../../protocol/photo.ts';

export interface ChangeNewsParts {
  readonly announce: (
    event: Extract<LiveEvent, { type: 'photo-changed' | 'photo-removed' | 'photos-changed' }>,
  ) => void;
  /** Throws `not-found`. */
  readonly find: (id: PhotoId) => Promise<Photo>;
}

/** As many as a follower takes one by one without falling behind. */
const mostToldSingly = 50;
const manyEveryMs = 1000;

export class ChangeNews {
  readonly #parts: ChangeNewsParts;
  readonly #isOfMany: boolean;
  /** `true`: it is not in the library any more. */
  #changed = new Map<PhotoId, boolean>();
  #months = new Set<string>();
  #toldAtMs = performance.now();

  /** `expected`: how many the act may change. */
  constructor(parts: ChangeNewsParts, expected: number) {
    this.#parts = parts;
    this.#isOfMany = expected > mostToldSingly;
  }

  add(id: PhotoId, isGone: boolean, months: readonly string[]): void {
    this.#changed.set(id, isGone);
    for (const month of months) this.#months.add(month);
  }

  /** Tells what has come together, if it is worth a word by now. */
  async tellSome(): Promise<void> {
    if (this.#isOfMany && performance.now() - this.#toldAtMs > manyEveryMs) await this.tell();
  }

  async tell(): Promise<void> {
    const { announce, find } = this.#parts;
    const [changed, months] = [this.#changed, this.#months];
    [this.#changed, this.#months, this.#toldAtMs] = [new Map(), new Set(), performance.now()];
    if (changed.size === 0) return;
    if (this.#isOfMany) {
      announce({ type: 'photos-changed', photoIds: [...changed.keys()], months: [...months] });
      return;
    }
    // Looked up at the end, when both halves of a Live Photo are where they belong.
    for (const [id, isGone] of changed) {
      const photo = isGone ? null : await find(id).catch(whenGone);
      announce(photo === null ? { type: 'photo-removed', photoId: id } : { type: 'photo-changed', photo });
    }
  }
}

function whenGone(error: unknown): null {
  if (error instanceof Failure && error.code === 'not-found') return null;
  throw error;
}
