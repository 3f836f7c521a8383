/** One paired device: what it is, what it sent, what it may do; renamed in place, cut off after a second thought. */
import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { Failure } from '../../protocol/failure.ts';
import { AccessSchema, type Device, DeviceNameSchema } from '../../protocol/pairing.ts';
import { controlStyles } from '../parts/control-styles.ts';
import { dialogStyles } from '../parts/dialog-styles.ts';
import { withName } from '../parts/with-name.ts';
import { consoleWords } from '../words/console-words.ts';
import { failureSays } from '../words/failure-words.ts';
import { words } from '../words/words.ts';
import type { Console } from './console-model.ts';
import { deviceGlyph } from './device-glyph.ts';
import { deviceRowStyles } from './device-row-styles.ts';

@customElement('device-row')
export class DeviceRow extends LitElement {
  @property({ attribute: false }) console?: Console;
  @property({ attribute: false }) device?: Device;
  @state() private isRenaming = false;
  @state() private problem: string | null = null;
  @state() private isBusy = false;
  @query('dialog') private confirmation!: HTMLDialogElement | null;
  @query('input') private input!: HTMLInputElement | null;

  static override styles = [controlStyles, dialogStyles, deviceRowStyles];

  override render() {
    const { device } = this;
    if (device === undefined) return nothing;
    return html`
      <div class="row">
        <span class="glyph">${deviceGlyph(device.platform)}</span>
        <div class="what">
          ${this.isRenaming ? this.#renaming(device) : html`<h2><bdi>${device.name}</bdi></h2>`}
          <p class="quiet counts">${this.#presence(device)}<span>${this.#sent(device)}</span></p>
          ${this.problem === null ? nothing : html`<p class="problem" role="alert">${this.problem}</p>`}
        </div>
        ${this.isRenaming ? nothing : this.#controls(device)}
      </div>
      ${this.#confirm(device)}
    `;
  }

  #presence(device: Device) {
    if (device.online) return html`<span class="online">${consoleWords.online}</span>`;
    const seen = new Date(device.lastSeenAt);
    return html`<span title=${words.dateAndTime(seen)}>${consoleWords.lastSeen(words.ago(seen))}</span>`;
  }

  #sent({ photoCount, sizeBytes }: Device): string {
    return photoCount === 0 ? consoleWords.sentNothing : consoleWords.sent(photoCount, words.bytes(sizeBytes));
  }

  #controls(device: Device) {
    return html`<div class="controls">
      ${device.access === 'own' ? html`<span class="quiet">${consoleWords.access.own}</span>` : this.#access(device)}
      <button
        class="rename"
        aria-label=${consoleWords.renameOf(device.name)}
        ?disabled=${this.isBusy}
        @click=${() => this.#startRenaming()}
      >
        ${consoleWords.rename}
      </button>
      <button
        class="plain danger"
        aria-label=${consoleWords.disconnectOf(device.name)}
        ?disabled=${this.isBusy}
        @click=${() => this.confirmation?.showModal()}
      >
        ${consoleWords.disconnect}
      </button>
    </div>`;
  }

  #access(device: Device) {
    return html`<select
      aria-label=${consoleWords.accessOf(device.name)}
      ?disabled=${this.isBusy}
      @change=${(event: Event) => this.#changeAccess(event, device)}
    >
      ${(['browse', 'send'] as const).map(
        (access) =>
          html`<option value=${access} .selected=${device.access === access}>${consoleWords.access[access]}</option>`,
      )}
    </select>`;
  }

  #renaming(device: Device) {
    return html`<form @submit=${(event: Event) => this.#rename(event, device)} @keydown=${this.#onKey}>
      <input
        aria-label=${consoleWords.newName(device.name)}
        .value=${device.name}
        maxlength="60"
        autocomplete="off"
        spellcheck="false"
        ?disabled=${this.isBusy}
      />
      <button class="primary" type="submit" ?disabled=${this.isBusy}>${consoleWords.save}</button>
      <button type="button" @click=${() => this.#stopRenaming()}>${consoleWords.cancel}</button>
    </form>`;
  }

  #confirm(device: Device) {
    return html`<dialog role="alertdialog" aria-labelledby="title" aria-describedby="help">
      <h2 id="title">${withName(consoleWords.disconnectTitle, device.name)}</h2>
      <p id="help" class="quiet">${consoleWords.disconnectHelp(device.photoCount)}</p>
      <div class="answers">
        <button autofocus @click=${() => this.confirmation?.close()}>${consoleWords.keepIt}</button>
        <button class="danger" ?disabled=${this.isBusy} @click=${() => this.#revoke(device)}>
          ${consoleWords.disconnect}
        </button>
      </div>
    </dialog>`;
  }

  async #startRenaming(): Promise<void> {
    this.isRenaming = true;
    this.problem = null;
    await this.updateComplete;
    this.input?.select();
    this.input?.focus();
  }

  async #stopRenaming(): Promise<void> {
    this.isRenaming = false;
    this.problem = null;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.rename')?.focus();
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') void this.#stopRenaming();
  };

  async #rename(event: Event, device: Device): Promise<void> {
    event.preventDefault();
    const name = DeviceNameSchema.safeParse(this.input?.value ?? '');
    if (!name.success) {
      this.problem = consoleWords.nameNeeded;
      return;
    }
    const isDone =
      name.data === device.name || (await this.#try(() => this.console?.changeDevice(device.id, { name: name.data })));
    if (isDone) await this.#stopRenaming();
  }

  async #changeAccess(event: Event, device: Device): Promise<void> {
    if (!(event.target instanceof HTMLSelectElement)) return;
    const select = event.target;
    const access = AccessSchema.exclude(['own']).parse(select.value);
    const isDone = await this.#try(() => this.console?.changeDevice(device.id, { access }));
    if (!isDone) select.value = device.access;
  }

  async #revoke(device: Device): Promise<void> {
    await this.#try(() => this.console?.revoke(device.id));
    this.confirmation?.close();
  }

  /** False where it failed; then the row says why. */
  async #try(act: () => Promise<void> | undefined): Promise<boolean> {
    this.isBusy = true;
    this.problem = null;
    try {
      await act();
      return true;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      this.problem = failureSays(error);
      return false;
    } finally {
      this.isBusy = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'device-row': DeviceRow;
  }
}
