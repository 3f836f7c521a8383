/** How a month is drawn: its heading, its days, and of their tiles those near the reader. */
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { PhotoId } from '../../protocol/photo.ts';
import { tickIcon } from '../parts/icons.ts';
import { failureSays } from '../words/failure-words.ts';
import { galleryWords } from '../words/gallery-words.ts';
import { words } from '../words/words.ts';
import type { DayPlace, WallMeasure } from './month-layout.ts';
import type { DeviceNames } from './photo-says.ts';
import './photo-tile.ts';
import { sectionSays } from './section-says.ts';
import type { Selection } from './selection.ts';
import { headingHeight, type SectionPlace } from './wall-layout.ts';
import { ownOrder } from './wall-source.ts';
import type { Shown } from './wall-window.ts';

// In narrower days than these, “Wed, 30 Sep” has no room; nor has it beside a tick.
const roomForDate = 100;
const roomBesideTick = 136;

export interface SectionView {
  /** The y of the wall at which the page’s stretch of it begins. */
  readonly origin: number;
  readonly measure: WallMeasure;
  /** The day that is read first. */
  readonly day: string;
  /** Whose tile the tab key stops at; it is drawn wherever it is. */
  readonly active: PhotoId | null;
  /** null where photos cannot be chosen. */
  readonly selection: Selection | null;
  readonly deviceNames: DeviceNames;
  readonly onRetry: () => void;
}

export function sectionTemplate({ place, from, until }: Shown, view: SectionView) {
  const { section, layout, top, height, left, width, rowHeight } = place;
  return html`<section
    aria-labelledby="month-${section.key}"
    .style=${`top: ${top - view.origin}px; height: ${height}px; inset-inline-start: ${left}px; width: ${width}px; --row: ${rowHeight ?? view.measure.rowHeight}px`}
  >
    <h2 id="month-${section.key}">
      <span>${sectionSays(section.key)}</span>
      ${
        section.key === ownOrder
          ? nothing
          : html`<span class="quiet counts">${galleryWords.photoCount(section.count)}</span>`
      }
      ${
        view.day.startsWith(section.key)
          ? html`<span class="quiet counts day" aria-hidden="true">${words.dayOfMonth(view.day)}</span>`
          : nothing
      }
    </h2>
    ${
      layout === null || section.tiles === null
        ? unloadedTemplate(place, view)
        : repeat(
            layout.days.filter((day) => (day.from < until && day.until > from) || holdsActive(place, day, view)),
            ({ day }) => day,
            (day) => dayTemplate(place, day, [from, until], view),
          )
    }
  </section>`;
}

function unloadedTemplate({ section }: SectionPlace, { onRetry }: SectionView) {
  if (section.failure === null) return html`<div class="rows"></div>`;
  return html`<div class="failed" role="alert">
    <p>${galleryWords.failedMonth(sectionSays(section.key))} ${failureSays(section.failure)}</p>
    <button @click=${onRetry}>${galleryWords.tryAgain}</button>
  </div>`;
}

function dayTemplate(place: SectionPlace, day: DayPlace, [from, until]: readonly [number, number], view: SectionView) {
  const indexes: number[] = [];
  for (let at = day.from; at < day.until; at += 1) {
    if ((at >= from && at < until) || isActive(place, at, view)) indexes.push(at);
  }
  // In an order of its own there are no days.
  if (day.day === '')
    return html`<div role="list" aria-labelledby="month-${place.section.key}">${dayTiles(place, indexes, view)}</div>`;
  const room = (view.selection?.size ?? 0) > 0 ? roomBesideTick : roomForDate;
  const isNarrow = day.width < room * (view.measure.textScale ?? 1);
  return html`<div>
    <h3 id="day-${day.day}" .style=${`width: ${day.width}px; ${moved(day.left, day.top)}`}>
      ${view.selection === null ? nothing : dayTick(place, day, view.selection)}
      <span title=${words.day(day.day)}>${isNarrow ? words.shortDay(day.day) : words.dayOfMonth(day.day)}</span>
    </h3>
    <div role="list" aria-labelledby="day-${day.day}">
      ${dayTiles(place, indexes, view)}
    </div>
  </div>`;
}

function dayTiles(place: SectionPlace, indexes: readonly number[], view: SectionView) {
  return repeat(
    indexes,
    (at) => place.section.tiles?.[at]?.id,
    (at) => tileTemplate(place, at, view),
  );
}

function dayTick({ section }: SectionPlace, day: DayPlace, selection: Selection) {
  const ids = (section.tiles ?? []).slice(day.from, day.until).map(({ id }) => id);
  const chosen = ids.filter((id) => selection.has(id)).length;
  return html`<button
    type="button"
    class="plain day-tick"
    role="checkbox"
    tabindex="-1"
    aria-checked=${chosen === 0 ? 'false' : chosen === ids.length ? 'true' : 'mixed'}
    aria-label=${galleryWords.selectDay(words.day(day.day))}
    @click=${() => selection.toggleAll(ids)}
  >
    <span>${tickIcon}</span>
  </button>`;
}

function tileTemplate(place: SectionPlace, at: number, view: SectionView) {
  const [photo, spot] = [place.section.tiles?.[at], place.layout?.places[at]];
  if (photo === undefined || spot === undefined) return nothing;
  const { selection } = view;
  return html`<photo-tile
    role="listitem"
    .photo=${photo}
    .deviceNames=${view.deviceNames}
    .width=${spot.width}
    .height=${spot.height}
    ?selectable=${selection !== null}
    ?selected=${selection?.has(photo.id) ?? false}
    ?selecting=${(selection?.size ?? 0) > 0}
    ?reachable=${isActive(place, at, view)}
    .style=${`width: ${spot.width}px; height: ${spot.height}px; ${moved(spot.left, spot.top)}`}
  ></photo-tile>`;
}

/** From the start of the line, whichever side that is. */
function moved(left: number, top: number): string {
  return `transform: translate(calc(var(--mirror) * ${left}px), ${top + headingHeight}px)`;
}

function isActive({ section }: SectionPlace, at: number, { active }: SectionView): boolean {
  return active !== null && section.tiles?.[at]?.id === active;
}

function holdsActive({ section }: SectionPlace, { from, until }: DayPlace, { active }: SectionView): boolean {
  return active !== null && (section.tiles ?? []).slice(from, until).some(({ id }) => id === active);
}
