/** Choosing many photos at once, for which the host is asked where their months are not loaded. */
import type { ReactiveControllerHost } from 'lit';
import { Failure } from '../../protocol/failure.ts';
import type { Tile } from '../../protocol/tile.ts';
import { idsBetween, idsOfAll } from './ids-between.ts';
import type { Selection } from './selection.ts';
import type { Timeline } from './timeline.ts';

export class Choosing {
  readonly #host: Pick<ReactiveControllerHost, 'requestUpdate'>;
  readonly #selection: Selection;
  readonly #timeline: () => Timeline | undefined;
  #isUnderWay = false;

  /** `host` is drawn anew when it begins and when it ends. */
  constructor(
    host: Pick<ReactiveControllerHost, 'requestUpdate'>,
    selection: Selection,
    timeline: () => Timeline | undefined,
  ) {
    this.#host = host;
    this.#selection = selection;
    this.#timeline = timeline;
  }

  get isUnderWay(): boolean {
    return this.#isUnderWay;
  }

  /** From the one that was chosen last to this one. */
  async upTo(tile: Tile): Promise<void> {
    const { anchor } = this.#selection;
    const timeline = this.#timeline();
    if (timeline === undefined || anchor === null) return;
    await this.#gather(async () => this.#selection.add(await idsBetween(timeline, anchor, tile)));
  }

  async all(): Promise<void> {
    const timeline = this.#timeline();
    if (timeline === undefined) return;
    await this.#gather(async () => this.#selection.replace(await idsOfAll(timeline, new AbortController().signal)));
  }

  async #gather(choose: () => Promise<void>): Promise<void> {
    this.#isUnderWay = true;
    this.#host.requestUpdate();
    try {
      await choose();
    } catch (error) {
      // What was chosen before stays; the page says that the host is gone.
      if (!(error instanceof Failure)) throw error;
    } finally {
      this.#isUnderWay = false;
      this.#host.requestUpdate();
    }
  }
}
