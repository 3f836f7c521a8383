/** What the owner sets: how fast phones may send, and how much is read again each day. */
import { html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { Failure } from '../../protocol/failure.ts';
import { leastSpeedLimit, type SettingsChange } from '../../protocol/settings.ts';
import { controlStyles } from '../parts/control-styles.ts';
import { Follow } from '../parts/follow.ts';
import { careWords as say } from '../words/care-words.ts';
import { failureSays } from '../words/failure-words.ts';
import { words } from '../words/words.ts';
import { carePageStyles } from './care-page-styles.ts';
import type { Console } from './console-model.ts';

const megabyte = 1e6;
const perDay = [0, 10e9, 100e9, 1e12];

@customElement('care-settings')
export class CareSettings extends LitElement {
  @property({ attribute: false }) console?: Console;
  @state() private problem: string | null = null;
  @state() private isSaved = false;
  @query('#speed') private speed!: HTMLInputElement | null;

  protected readonly followed = new Follow(this, () => this.console);

  static override styles = [controlStyles, carePageStyles];

  override render() {
    const { settings } = this.console?.status ?? {};
    if (settings === undefined) return nothing;
    const { speedLimitBytesPerSecond: limit, checkBytesPerDay } = settings;
    const choices = perDay.includes(checkBytesPerDay)
      ? perDay
      : [...perDay, checkBytesPerDay].toSorted((a, b) => a - b);
    return html`<h2>${say.settingsTitle}</h2>
      <div class="settings">
        <form class="field" novalidate @submit=${this.#onSubmit}>
          <label for="speed">${say.speedLimit}</label>
          <div class="control">
            <input
              id="speed"
              inputmode="decimal"
              autocomplete="off"
              aria-describedby="speed-help"
              .value=${limit === null ? '' : String(limit / megabyte)}
            />
            <button type="submit">${say.save}</button>
          </div>
          <p id="speed-help" class="help quiet small">${say.speedLimitHelp}</p>
        </form>
        <div class="field">
          <label for="per-day">${say.checkPerDay}</label>
          <div class="control">
            <select id="per-day" aria-describedby="per-day-help" @change=${this.#onPerDay}>
              ${choices.map(
                (bytes) =>
                  html`<option value=${bytes} .selected=${bytes === checkBytesPerDay}>
                    ${bytes === 0 ? say.never : say.perDay(words.bytes(bytes))}
                  </option>`,
              )}
            </select>
          </div>
          <p id="per-day-help" class="help quiet small">${say.checkPerDayHelp}</p>
        </div>
        <p role="status" class=${this.problem === null ? 'quiet' : 'problem'}>
          ${this.problem ?? (this.isSaved ? say.saved : nothing)}
        </p>
      </div>`;
  }

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    const text = (this.speed?.value ?? '').trim().replace(',', '.');
    const limit = text === '' ? null : Math.round(Number(text) * megabyte);
    if (limit !== null && !(limit >= leastSpeedLimit)) {
      this.isSaved = false;
      this.problem = say.speedLimitWrong;
      return;
    }
    void this.#set({ speedLimitBytesPerSecond: limit });
  };

  readonly #onPerDay = (event: Event): void => {
    if (event.target instanceof HTMLSelectElement) void this.#set({ checkBytesPerDay: Number(event.target.value) });
  };

  async #set(change: SettingsChange): Promise<void> {
    this.problem = null;
    this.isSaved = false;
    try {
      await this.console?.acts.set(change);
      this.isSaved = true;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      this.problem = failureSays(error);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'care-settings': CareSettings;
  }
}
