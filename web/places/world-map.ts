/** The map: the world, drawn without the network, and the photos on it as pictures that open them. */
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { PhotoPoints } from '../../protocol/place-points.ts';
import { controlStyles } from '../parts/control-styles.ts';
import { countryName } from '../words/country-name.ts';
import { placeWords as say } from '../words/place-words.ts';
import { glide } from './glide.ts';
import { MapGestures } from './map-gestures.ts';
import { minusIcon, plusIcon, wholeIcon } from './map-icons.ts';
import { mapKey } from './map-key.ts';
import { type Marker, nextMarker } from './map-markers.ts';
import { MapScene } from './map-scene.ts';
import { mapStyles } from './map-styles.ts';
import { type Box, fitting, type MapSize, type MapView, moved, onMap, within, zoomed } from './map-view.ts';
import './place-cover.ts';

/** Px: what a picture takes, `--marker` and its frame. */
const markerSide = 60;

/** Event `view-moved`: the map shows something else. Fills its box. */
@customElement('world-map')
export class WorldMap extends LitElement {
  @property({ attribute: false }) points: PhotoPoints | null = null;
  /** Whether it is looked at: a thread and the whole world are kept in memory for it. */
  @property({ type: Boolean }) active = false;
  @state() private markers: readonly Marker[] = [];
  @state() private current = 0;
  @query('canvas') private canvas!: HTMLCanvasElement;
  @query('.map') private map!: HTMLElement;
  @query('.markers') private list!: HTMLElement;
  #view: MapView | null = null;
  /** What to show once the map has a size. */
  #wanted: MapView | Box | null = null;
  #size: MapSize = { width: 0, height: 0 };
  #scene: MapScene | null = null;
  #frame = 0;
  #stopGliding: () => void = () => undefined;
  readonly #sized = new ResizeObserver(() => this.#measure());
  readonly #themes = matchMedia('(prefers-color-scheme: dark)');
  readonly #redraw = (): void => this.#draw();

  static override styles = [controlStyles, mapStyles];

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sized.observe(this);
    if (this.hasUpdated && this.active) this.#start();
    this.#themes.addEventListener('change', this.#redraw);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sized.disconnect();
    this.#themes.removeEventListener('change', this.#redraw);
    this.#end();
  }

  protected override firstUpdated(): void {
    new MapGestures(this.map, {
      move: (byX, byY) => this.#act((view) => moved(view, byX, byY, this.#size)),
      zoom: (steps, point) => this.#act((view) => zoomed(view, steps, point, this.#size)),
    }).start();
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('active')) {
      if (this.active) this.#start();
      else this.#end();
    } else if (changed.has('points') && this.points !== null) this.#scene?.show(this.points);
    if (changed.has('markers')) this.#draw();
  }

  override render() {
    return html`<div class="map">
        <canvas
          tabindex="0"
          role="application"
          aria-label=${say.mapLabel}
          aria-describedby="hint"
          @keydown=${this.#onMapKey}
        ></canvas>
        <p id="hint" class="visually-hidden">${say.mapHint}</p>
        <ul class="markers" aria-label=${say.markersLabel} @keydown=${this.#onMarkerKey}>
          ${repeat(
            this.markers,
            ({ cover, count }) => `${cover} ${count}`,
            (marker, index) => html`<li>${this.#picture(marker, index)}</li>`,
          )}
        </ul>
      </div>
      <div class="buttons">
        <button class="icon" aria-label=${say.zoomIn} title=${say.zoomIn} @click=${() => this.#zoomBy(1)}>${plusIcon}</button>
        <button class="icon" aria-label=${say.zoomOut} title=${say.zoomOut} @click=${() => this.#zoomBy(-1)}>${minusIcon}</button>
        <button class="icon" aria-label=${say.showAll} title=${say.showAll} @click=${() => this.#tellWhole()}>${wholeIcon}</button>
      </div>`;
  }

  /** What is shown; null until the map has a size and something to show. */
  get view(): MapView | null {
    return this.#view;
  }

  /** A view, or all of a box. */
  show(wanted: MapView | Box): void {
    this.#wanted = wanted;
    this.#settle();
  }

  /** As `show` of a box, seen on the way. */
  glideTo(box: Box): void {
    const from = this.#view;
    this.#stopGliding();
    if (from === null) this.show(box);
    else this.#stopGliding = glide(from, fitting(box, this.#size), this.#size, (view) => this.#go(() => view));
  }

  #picture({ cover, count, name, href }: Marker, index: number) {
    const place = name.city ?? (name.country === null ? null : countryName(name.country));
    const says = place === null ? say.photoCount(count) : say.photosIn(count, place);
    return html`<a
      href=${href}
      aria-label=${says}
      title=${says}
      tabindex=${index === Math.min(this.current, this.markers.length - 1) ? 0 : -1}
      draggable="false"
      data-index=${index}
      @focus=${() => (this.current = index)}
    >
      <place-cover .photo=${cover} .since=${this.points}></place-cover>
      ${count === 1 ? nothing : html`<span class="count counts" aria-hidden="true">${say.count(count)}</span>`}
    </a>`;
  }

  #start(): void {
    if (this.#scene !== null) return;
    this.#scene = new MapScene(this.canvas, () => this.#draw());
    if (this.points !== null) this.#scene.show(this.points);
    this.#draw();
  }

  #end(): void {
    this.#scene?.end();
    this.#scene = null;
  }

  #measure(): void {
    this.#size = { width: this.clientWidth, height: this.clientHeight };
    if (this.#view !== null && this.#size.width > 0) this.#view = within(this.#view, this.#size);
    this.#settle();
    this.#draw();
  }

  #settle(): void {
    const wanted = this.#wanted;
    if (wanted === null || this.#size.width === 0) return;
    this.#wanted = null;
    this.#view = 'zoom' in wanted ? within(wanted, this.#size) : fitting(wanted, this.#size);
    this.#draw();
  }

  /** The reader wants to be elsewhere than where the map is on the way to. */
  #act(next: (view: MapView) => MapView): void {
    this.#stopGliding();
    this.#go(next);
  }

  #go(next: (view: MapView) => MapView): void {
    if (this.#view === null) return;
    this.#view = next(this.#view);
    this.#draw();
    this.dispatchEvent(new Event('view-moved'));
  }

  #zoomBy(steps: number): void {
    const { width, height } = this.#size;
    this.#act((view) => zoomed(view, steps, { x: width / 2, y: height / 2 }, this.#size));
  }

  #tellWhole(): void {
    this.dispatchEvent(new Event('all-wanted'));
  }

  #draw(): void {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      const view = this.#view;
      if (view === null || this.#size.width === 0 || !this.active) return;
      this.#scene?.draw(view, this.#size, this.markers, markerSide);
      this.#place(view);
      void this.#ask(view);
    });
  }

  #place(view: MapView): void {
    for (const [index, element] of [...this.list.children].entries()) {
      const marker = this.markers[index];
      if (marker === undefined || !(element instanceof HTMLElement)) continue;
      const { x, y } = onMap(marker.point, view, this.#size);
      const isSeen =
        x > -markerSide && y > -markerSide && x < this.#size.width + markerSide && y < this.#size.height + markerSide;
      element.hidden = !isSeen;
      element.style.setProperty('transform', `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`);
    }
  }

  async #ask(view: MapView): Promise<void> {
    const markers = (await this.#scene?.markers(view, this.#size)) ?? null;
    if (markers !== null) this.markers = markers;
  }

  readonly #onMapKey = (event: KeyboardEvent): void => {
    const wish = mapKey(event);
    if (wish === null) return;
    event.preventDefault();
    if (wish.kind === 'move') this.#act((view) => moved(view, wish.byX, wish.byY, this.#size));
    else if (wish.kind === 'zoom') this.#zoomBy(wish.steps);
    else this.#tellWhole();
  };

  readonly #onMarkerKey = (event: KeyboardEvent): void => {
    const next = nextMarker(this.markers, this.current, event.key);
    if (next === -1) return;
    event.preventDefault();
    this.current = next;
    this.list.querySelector<HTMLElement>(`a[data-index="${next}"]`)?.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'world-map': WorldMap;
  }
}
