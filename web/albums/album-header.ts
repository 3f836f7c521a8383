/** What stands over an album’s photos: its name, how many they are, and what can be done with it. */
import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Album } from '../../protocol/album.ts';
import { Failure } from '../../protocol/failure.ts';
import { controlStyles } from '../parts/control-styles.ts';
import { dialogStyles } from '../parts/dialog-styles.ts';
import { tickIcon } from '../parts/icons.ts';
import { backIcon } from '../parts/library-icons.ts';
import '../parts/more-menu.ts';
import { albumWords as say } from '../words/album-words.ts';
import { failureSays } from '../words/failure-words.ts';
import type { AlbumActs } from './album-acts.ts';
import { albumHeaderStyles } from './album-header-styles.ts';

/** Event `download-wanted`. */
@customElement('album-header')
export class AlbumHeader extends LitElement {
  @property({ attribute: false }) album?: Album;
  /** undefined where the reader only looks. */
  @property({ attribute: false }) acts?: AlbumActs;
  @state() private problem = '';
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('input') private name!: HTMLInputElement;

  static override styles = [controlStyles, dialogStyles, albumHeaderStyles];

  override render() {
    const { album } = this;
    if (album === undefined) return nothing;
    return html`<a class="button plain icon back" href="#albums" aria-label=${say.all} title=${say.all}>${backIcon}</a>
      <div class="titles">
        <h1><bdi>${album.name}</bdi></h1>
        <p class="quiet small counts">${say.photoCount(album.photoCount)}</p>
      </div>
      ${this.acts === undefined ? nothing : this.#menu(album, this.acts)}`;
  }

  #menu(album: Album, acts: AlbumActs) {
    const order = (wanted: Album['order'], says: string) => html`<button
      class="plain"
      aria-pressed=${album.order === wanted ? 'true' : 'false'}
      @click=${() => void acts.setOrder(album, wanted)}
    >
      <span class="mark">${album.order === wanted ? tickIcon : nothing}</span>${says}
    </button>`;
    return html`<more-menu label=${say.menu(album.name)}>
        <button class="plain" @click=${() => this.#askName(album)}><span class="mark"></span>${say.rename}</button>
        ${order('taken', say.byDate)} ${order('own', say.byOwn)}
        <button
          class="plain"
          ?disabled=${album.photoCount === 0}
          @click=${() => this.dispatchEvent(new CustomEvent('download-wanted'))}
        >
          <span class="mark"></span>${say.download}
        </button>
        <button class="plain danger" @click=${() => this.#remove(album, acts)}>
          <span class="mark"></span>${say.remove}
        </button>
      </more-menu>
      <dialog aria-labelledby="title">
        <form @submit=${(event: Event) => this.#onSubmit(event, album, acts)}>
          <h2 id="title">${say.newNameOf(album.name)}</h2>
          <input
            type="text"
            maxlength="100"
            autocomplete="off"
            aria-labelledby="title"
            aria-describedby="problem"
          />
          <p id="problem" class="problem small" role="alert">${this.problem}</p>
          <div class="buttons">
            <button type="button" @click=${() => this.dialog.close()}>${say.cancel}</button>
            <button class="primary">${say.save}</button>
          </div>
        </form>
      </dialog>`;
  }

  #askName({ name }: Album): void {
    this.problem = '';
    this.name.value = name;
    this.dialog.showModal();
    this.name.select();
  }

  #remove(album: Album, acts: AlbumActs): void {
    location.hash = 'albums';
    void acts.remove(album);
  }

  #onSubmit(event: Event, album: Album, acts: AlbumActs): void {
    event.preventDefault();
    const name = this.name.value.trim();
    this.problem = name === '' ? say.nameNeeded : '';
    if (name === '') this.name.focus();
    else void this.#rename(album, acts, name);
  }

  async #rename(album: Album, acts: AlbumActs, name: string): Promise<void> {
    try {
      await acts.rename(album, name);
      this.dialog.close();
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      this.problem = failureSays(error);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'album-header': AlbumHeader;
  }
}
