/** Where the photos of the library were taken, as this browser knows it. Hides the asking, and when to ask again. */
import { Failure } from '../../protocol/failure.ts';
import type { LiveEvent } from '../../protocol/live-event.ts';
import { type PhotoPoints, PhotoPointsSchema } from '../../protocol/place-points.ts';
import { routes } from '../../protocol/routes.ts';
import { pause, type Wire } from '../wire/wire.ts';
import { type CountryGroup, placeGroupsOf } from './place-groups.ts';

export type PlacesWire = Pick<Wire, 'request' | 'follow'>;

/** While photos arrive, and until the host knows the names of all places. */
const restMs = 1_000;
const longestRestMs = 60_000;
/** The points of a large library are megabytes: to ask for them again and again takes no more than this part of anybody's time. */
const shareOfTime = 1 / 20;

/** Dispatches `change`. Idle until `open`. */
export class Places extends EventTarget {
  readonly #wire: PlacesWire;
  readonly #restMs: number;
  #points: PhotoPoints | null = null;
  #countries: readonly CountryGroup[] | null = null;
  #failure: Failure | null = null;
  #unfollow: (() => void) | null = null;
  #asking: AbortController | null = null;
  #isStale = false;
  #namesRestMs: number;

  constructor(wire: PlacesWire, rest = restMs) {
    super();
    this.#wire = wire;
    this.#restMs = rest;
    this.#namesRestMs = rest;
  }

  /** null while they are not known. */
  get points(): PhotoPoints | null {
    return this.#points;
  }

  /** Those with the most photos first. */
  get countries(): readonly CountryGroup[] {
    this.#countries ??= this.#points === null ? [] : placeGroupsOf(this.#points);
    return this.#countries;
  }

  /** Why they are not known. */
  get failure(): Failure | null {
    return this.#failure;
  }

  /** Starts to listen and asks; does nothing where it has. */
  open(): void {
    if (this.#unfollow !== null) return;
    this.#unfollow = this.#wire.follow((event) => this.#hear(event));
    void this.load();
  }

  close(): void {
    this.#unfollow?.();
    this.#unfollow = null;
    this.#asking?.abort();
    this.#asking = null;
  }

  /** Asks again, now or once more after what is under way. Never rejects: `failure` says why nothing came. */
  async load(): Promise<void> {
    this.#isStale = true;
    if (this.#asking !== null) return;
    const { signal } = (this.#asking = new AbortController());
    try {
      while (this.#isStale) {
        this.#isStale = false;
        const beganAt = performance.now();
        const points = await this.#wire.request(PhotoPointsSchema, routes.places, { signal });
        [this.#points, this.#countries, this.#failure] = [points, null, null];
        this.#changed();
        await pause(this.#restAfter(points, performance.now() - beganAt), signal);
      }
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof Failure)) throw error;
      this.#failure = error;
    } finally {
      if (!signal.aborted) this.#asking = null;
    }
    this.#changed();
  }

  /** Names that are still being found are asked for less and less often. */
  #restAfter({ unnamedCount }: PhotoPoints, tookMs: number): number {
    const usual = Math.max(this.#restMs, tookMs / shareOfTime);
    if (unnamedCount === 0) {
      this.#namesRestMs = this.#restMs;
      return Math.min(longestRestMs, usual);
    }
    this.#isStale = true;
    const rest = Math.min(longestRestMs, Math.max(usual, this.#namesRestMs));
    this.#namesRestMs = Math.min(longestRestMs, this.#namesRestMs * 2);
    return rest;
  }

  #hear(event: LiveEvent): void {
    switch (event.type) {
      case 'photo-added':
      case 'photo-changed':
        if (event.photo.place !== null) void this.load();
        return;
      case 'photo-removed':
      case 'photos-changed':
      case 'resync':
        void this.load();
        return;
      default:
    }
  }

  #changed(): void {
    this.dispatchEvent(new Event('change'));
  }
}
