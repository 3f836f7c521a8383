/** The sheet that asks how the dates of the chosen photos are to change, and shows what becomes of the first. */
import { html, LitElement } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { controlStyles } from '../parts/control-styles.ts';
import { dialogStyles } from '../parts/dialog-styles.ts';
import { galleryWords } from '../words/gallery-words.ts';
import { words } from '../words/words.ts';
import { dateSheetStyles } from './date-sheet-styles.ts';
import { type ShiftWish, wantedShift } from './wanted-shift.ts';

const say = galleryWords.dates;

@customElement('date-sheet')
export class DateSheet extends LitElement {
  @state() private count = 0;
  /** The wall time of the first of them. */
  @state() private first = '';
  @state() private by: ShiftWish['by'] = 'amount';
  @state() private problem = '';
  /** What the fields say; null before there are any. */
  @state() private wish: ShiftWish | null = null;
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('form') private form!: HTMLFormElement;
  #answer: ((seconds: number | null) => void) | null = null;

  static override styles = [controlStyles, dialogStyles, dateSheetStyles];

  /** Asks for `count` photos, the first of them taken at `first`; resolves with how many seconds later, or null. */
  async ask(count: number, first: string): Promise<number | null> {
    [this.count, this.first, this.by, this.problem, this.wish] = [count, first, 'amount', '', null];
    await this.updateComplete;
    this.form.reset();
    this.dialog.showModal();
    return await new Promise((resolve) => {
      this.#answer = resolve;
    });
  }

  override render() {
    const wanted = this.wish === null ? null : wantedShift(this.wish, this.first);
    const then = wanted?.kind === 'shift' ? wanted.local : this.wish === null ? this.first : null;
    return html`<dialog aria-labelledby="title" @close=${() => this.#end(null)}>
      <form novalidate @submit=${this.#onSubmit} @input=${this.#onInput}>
        <h2 id="title">${say.title(this.count)}</h2>
        <p class="quiet">${say.help}</p>
        <fieldset class="how">
          <legend class="visually-hidden">${say.how}</legend>
          ${this.#way('amount', say.by)} ${this.#way('date', this.count === 1 ? say.to : say.toMany)}
        </fieldset>
        ${this.by === 'amount' ? this.#amount() : this.#date()}
        <dl>
          <dt>${say.first(this.count)}</dt>
          <dd><span class="quiet">${say.before}</span> <span class="counts">${momentSays(this.first)}</span></dd>
          <dd aria-live="polite">
            <span class="quiet">${say.after}</span> <span class="counts">${then === null ? '–' : momentSays(then)}</span>
          </dd>
        </dl>
        <p id="problem" class="problem" role="alert">${this.problem}</p>
        <div class="buttons">
          <button type="button" @click=${() => this.dialog.close()}>${say.cancel}</button>
          <button class="primary">${say.apply}</button>
        </div>
      </form>
    </dialog>`;
  }

  #way(by: ShiftWish['by'], says: string) {
    return html`<label>
      <input type="radio" name="by" value=${by} ?checked=${this.by === by} />
      <span>${says}</span>
    </label>`;
  }

  #amount() {
    return html`<div class="amount">
      ${amountField('days', say.days)} ${amountField('hours', say.hours)} ${amountField('minutes', say.minutes)}
      <select name="direction" aria-label=${say.how}>
        <option value="later">${say.later}</option>
        <option value="earlier">${say.earlier}</option>
      </select>
    </div>`;
  }

  #date() {
    return html`<label>
      ${say.date}
      <input
        type="datetime-local"
        name="date"
        step="1"
        min="0001-01-01T00:00:00"
        max="9999-12-31T23:59:59"
        .defaultValue=${this.first.slice(0, 19)}
        aria-describedby="problem"
      />
    </label>`;
  }

  readonly #onInput = (event: Event): void => {
    this.problem = '';
    if (event.target instanceof HTMLInputElement && event.target.name === 'by') {
      this.by = event.target.value === 'date' ? 'date' : 'amount';
      this.wish = null;
      return;
    }
    this.wish = this.#read();
  };

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    const wanted = wantedShift(this.#read(), this.first);
    if (wanted.kind === 'shift') return this.#end(wanted.seconds === 0 ? null : wanted.seconds);
    this.problem = say[wanted.why];
    this.form.querySelector<HTMLInputElement>('input:not([type="radio"])')?.focus();
  };

  #read(): ShiftWish {
    const fields = new FormData(this.form);
    const text = (name: string): string => {
      const value = fields.get(name);
      return typeof value === 'string' ? value : '';
    };
    if (this.by === 'date') return { by: 'date', date: text('date') };
    const [days, hours, minutes] = [text('days'), text('hours'), text('minutes')];
    return { by: 'amount', isEarlier: text('direction') === 'earlier', days, hours, minutes };
  }

  #end(seconds: number | null): void {
    const answer = this.#answer;
    this.#answer = null;
    if (this.dialog.open) this.dialog.close();
    answer?.(seconds);
  }
}

function amountField(name: string, label: string) {
  return html`<label>
    ${label}
    <input type="text" inputmode="numeric" name=${name} placeholder="0" autocomplete="off" aria-describedby="problem" />
  </label>`;
}

/** "Wednesday, 3 June 2026, 14:03:00" */
function momentSays(local: string): string {
  return local === '' ? '' : `${words.day(local.slice(0, 10))}, ${local.slice(11, 19)}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'date-sheet': DateSheet;
  }
}
