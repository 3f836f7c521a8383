/** What presses and keys on the wall mean: open, choose, go on. */
import type { PhotoId } from '../../protocol/photo.ts';
import type { Tile } from '../../protocol/tile.ts';
import { PhotoTile } from './photo-tile.ts';
import type { Selection } from './selection.ts';
import { dayOf } from './tile-order.ts';
import { indexOfTile, sectionOfIndex, type WallLayout } from './wall-layout.ts';
import type { WallSource } from './wall-source.ts';
import { type Step, stepFrom } from './wall-steps.ts';

export interface InputGround {
  readonly source: () => WallSource | undefined;
  /** null where photos cannot be chosen. */
  readonly selection: () => Selection | null;
  readonly layout: () => WallLayout;
  /** The photo that holds the focus. */
  readonly focused: () => Tile | null;
  /** Whether rows run from right to left. */
  readonly isMirrored: () => boolean;
  /** A press that ends a drag is a part of it. */
  readonly isDragged: () => boolean;
  /** Scrolls there and puts the focus on it. */
  readonly reveal: (id: PhotoId) => Promise<void>;
  readonly open: (id: PhotoId) => void;
  /** The range from the selection’s anchor to this one is to be chosen. */
  readonly chooseTo: (tile: Tile) => void;
}

const steps: Readonly<Record<string, Step>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
};
const opposite: Readonly<Record<string, string>> = { ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft' };

export class WallInput {
  readonly #ground: InputGround;

  constructor(ground: InputGround) {
    this.#ground = ground;
  }

  readonly onKey = (event: KeyboardEvent): void => {
    const focused = this.#ground.focused();
    if (focused === null || event.altKey || event.ctrlKey || event.metaKey) return;
    const step = steps[this.#ground.isMirrored() ? (opposite[event.key] ?? event.key) : event.key];
    const selection = this.#ground.selection();
    const key = event.key.toLowerCase();
    if (step !== undefined) void this.#step(focused, step, event.shiftKey);
    else if (selection === null) return;
    else if (key === ' ' || key === 'x') selection.toggle(focused);
    else if (key === 'd') selection.toggleAll(this.#wholeDay(focused));
    else return;
    event.preventDefault();
  };

  /** Firefox presses a button when the space bar comes up, whatever became of its going down. */
  readonly onKeyUp = (event: KeyboardEvent): void => {
    if (event.key === ' ' && this.#ground.selection() !== null && this.#ground.focused() !== null) {
      event.preventDefault();
    }
  };

  readonly onClick = (event: MouseEvent): void => {
    const photo = tileElementIn(event)?.photo;
    if (photo === undefined || this.#ground.isDragged()) return;
    const selection = this.#ground.selection();
    const isTick = event.composedPath().some((part) => part instanceof Element && part.classList.contains('tick'));
    const isChoosing = isTick || event.shiftKey || event.ctrlKey || event.metaKey || (selection?.size ?? 0) > 0;
    // A key opens the photo also while others are chosen.
    const isKey = event.detail === 0 && !isTick;
    if (selection === null || !isChoosing || isKey) this.#ground.open(photo.id);
    else if (event.shiftKey && selection.anchor !== null) this.#ground.chooseTo(photo);
    else selection.toggle(photo);
  };

  async #step(from: Tile, step: Step, isChoosing: boolean): Promise<void> {
    const [source, selection, layout] = [this.#ground.source(), this.#ground.selection(), this.#ground.layout()];
    const index = stepFrom(layout, indexOfTile(layout, from.id), step);
    const section = sectionOfIndex(layout, index);
    if (source === undefined || section === undefined) return;
    const { key } = section.section;
    // It says itself where it cannot be loaded.
    await source.load(key).catch(() => undefined);
    const tile = source.sections.find((each) => each.key === key)?.tiles?.[index - section.from];
    if (tile === undefined) return;
    await this.#ground.reveal(tile.id);
    if (!isChoosing || selection === null) return;
    if (selection.anchor === null) selection.toggle(from);
    this.#ground.chooseTo(tile);
  }

  #wholeDay(tile: Tile): readonly PhotoId[] {
    const day = dayOf(tile);
    const section = this.#ground.source()?.sections.find(({ key }) => day.startsWith(key));
    return (section?.tiles ?? []).filter((other) => dayOf(other) === day).map(({ id }) => id);
  }
}

export function tileElementIn(event: Event): PhotoTile | undefined {
  return event.composedPath().find((target): target is PhotoTile => target instanceof PhotoTile);
}
