/** What was done with this host, in sentences, by day: who came in, who was refused, what was deleted and downloaded. */
import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ActivityEntry } from '../../protocol/activity.ts';
import { type DeviceId, DeviceIdSchema } from '../../protocol/pairing.ts';
import { controlStyles } from '../parts/control-styles.ts';
import { Follow } from '../parts/follow.ts';
import { alertIcon } from '../parts/icons.ts';
import '../parts/notice-page.ts';
import { withName } from '../parts/with-name.ts';
import { activityWords as say } from '../words/activity-words.ts';
import { failureSays } from '../words/failure-words.ts';
import { words } from '../words/words.ts';
import { activityPageStyles } from './activity-page-styles.ts';
import { activitySays, isWarning, whereFrom } from './activity-says.ts';
import type { Console } from './console-model.ts';

/** As the reader's own clock shows it. */
const timeOfDay = new Intl.DateTimeFormat(navigator.language, { timeStyle: 'short' });

@customElement('activity-page')
export class ActivityPage extends LitElement {
  @property({ attribute: false }) console?: Console;
  #hide: (() => void) | null = null;

  protected readonly followed = new Follow(this, () => this.console?.activity);
  protected readonly followedConsole = new Follow(this, () => this.console);

  static override styles = [controlStyles, activityPageStyles];

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#hide?.();
    this.#hide = null;
  }

  protected override updated(): void {
    if (this.isConnected) this.#hide ??= this.console?.activity.show() ?? null;
  }

  override render() {
    const { console } = this;
    if (console === undefined) return nothing;
    const { entries, failure } = console.activity;
    return html`<div class="page">
      <p class="quiet">${say.lead}</p>
      ${this.#filter(console)}
      ${
        entries === null && failure !== null
          ? html`<notice-page role="alert" .heading=${say.failedTitle} .help=${failureSays(failure)}>
              <button slot="action" @click=${() => console.activity.heard()}>${say.tryAgain}</button>
            </notice-page>`
          : nothing
      }
      ${entries === null ? nothing : entries.length === 0 ? this.#empty(console) : this.#days(entries)}
      ${
        console.activity.hasOlder
          ? html`<button class="older" @click=${() => console.activity.older()}>${say.older}</button>`
          : nothing
      }
    </div>`;
  }

  #filter({ devices, self, activity }: Console) {
    const known = [...(self === null ? [] : [self]), ...(devices ?? [])];
    if (known.length < 2) return nothing;
    return html`<label class="filter">
      ${say.filter}
      <select @change=${this.#onFilter}>
        <option value="" .selected=${activity.device === null}>${say.everything}</option>
        ${known.map(({ id, name }) => html`<option value=${id} .selected=${activity.device === id}>${name}</option>`)}
      </select>
    </label>`;
  }

  #empty(console: Console) {
    const { device } = console.activity;
    const name = device === null ? null : console.nameOf(device);
    return html`<notice-page
      .heading=${name === null ? say.emptyTitle : say.emptyOf(name)}
      .help=${say.emptyHelp}
    ></notice-page>`;
  }

  #days(entries: readonly ActivityEntry[]) {
    return repeat(
      byDay(entries),
      ([day]) => day,
      ([day, lines]) => html`<section aria-label=${dayName(day)}>
        <h2>${dayName(day)}</h2>
        <ul>
          ${repeat(
            lines,
            ({ id }) => id,
            (entry) => this.#line(entry),
          )}
        </ul>
      </section>`,
    );
  }

  #line(entry: ActivityEntry) {
    const at = new Date(entry.at);
    const where = whereFrom(entry);
    return html`<li class=${isWarning(entry) ? 'warning' : ''}>
      <span class="mark">${isWarning(entry) ? alertIcon : nothing}</span>
      <span class="says">${withName(activitySays(entry), entry.device?.name ?? say.somebody)}</span>
      <span class="quiet small when">
        <time datetime=${entry.at} title=${words.dateAndTime(at)}>${timeOfDay.format(at)}</time>${
          where === null ? nothing : html`<span>${where}</span>`
        }
      </span>
    </li>`;
  }

  readonly #onFilter = (event: Event): void => {
    if (!(event.target instanceof HTMLSelectElement)) return;
    const device: DeviceId | null = event.target.value === '' ? null : DeviceIdSchema.parse(event.target.value);
    this.console?.activity.only(device);
  };
}

/** Newest day first, as the entries come. */
function byDay(entries: readonly ActivityEntry[]): Map<string, ActivityEntry[]> {
  const days = new Map<string, ActivityEntry[]>();
  for (const entry of entries) {
    const day = isoDay(new Date(entry.at));
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return days;
}

function isoDay(at: Date): string {
  return [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

function dayName(day: string): string {
  const now = new Date();
  if (day === isoDay(now)) return say.today;
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  return day === isoDay(yesterday) ? say.yesterday : words.day(day);
}

declare global {
  interface HTMLElementTagNameMap {
    'activity-page': ActivityPage;
  }
}
