/** How the photos are: proved or not yet, missing or changed and what to do, and what goes on for them behind the scenes. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Care } from '../../protocol/care.ts';
import { Failure } from '../../protocol/failure.ts';
import type { PhotoCondition } from '../../protocol/photo.ts';
import { controlStyles } from '../parts/control-styles.ts';
import { Follow } from '../parts/follow.ts';
import { alertIcon } from '../parts/icons.ts';
import { careIcon } from '../parts/library-icons.ts';
import '../parts/progress-ring.ts';
import { careWords as say } from '../words/care-words.ts';
import { failureSays } from '../words/failure-words.ts';
import { words } from '../words/words.ts';
import './care-facts.ts';
import { carePageStyles } from './care-page-styles.ts';
import './care-settings.ts';
import type { Console } from './console-model.ts';

@customElement('care-page')
export class CarePage extends LitElement {
  @property({ attribute: false }) console?: Console;
  @state() private problem: string | null = null;
  #ticker: ReturnType<typeof setInterval> | undefined;

  protected readonly followed = new Follow(this, () => this.console);

  static override styles = [controlStyles, carePageStyles];

  override connectedCallback(): void {
    super.connectedCallback();
    // "2 minutes ago" grows old by itself.
    this.#ticker = setInterval(() => this.requestUpdate(), 30_000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#ticker);
  }

  override render() {
    const { care } = this.console?.status ?? {};
    if (care === undefined) return nothing;
    return html`<div class="page">
      ${this.#restored(care)} ${this.#how(care)} ${this.#wrong(care, 'missing')} ${this.#wrong(care, 'changed')}
      <section><care-facts .care=${care}></care-facts></section>
      <section><care-settings .console=${this.console}></care-settings></section>
    </div>`;
  }

  #how(care: Care) {
    const wrong = care.missingCount + care.changedCount;
    const isWrong = wrong > 0 || care.presence !== 'here';
    return html`<section class="how" aria-labelledby="how">
      ${this.#glyph(care, isWrong)}
      <div class="text">
        <h2 id="how">${this.#title(care, wrong)}</h2>
        ${this.#doing(care)}
        ${
          care.lastCheckAt === null || care.check !== null
            ? nothing
            : html`<p class="quiet" title=${words.dateAndTime(new Date(care.lastCheckAt))}>
                ${say.lastCheck(words.ago(new Date(care.lastCheckAt)))}
              </p>`
        }
        ${this.problem === null ? nothing : html`<p class="problem" role="alert">${this.problem}</p>`}
      </div>
      <button
        class="primary"
        ?disabled=${care.check !== null || care.presence !== 'here' || care.photoCount === 0}
        @click=${() => this.#try(() => this.console?.acts.checkAll())}
      >
        ${say.checkNow}
      </button>
    </section>`;
  }

  #glyph({ check }: Care, isWrong: boolean): TemplateResult {
    if (check !== null)
      return html`<progress-ring
        .fraction=${check.total === 0 ? 0 : check.done / check.total}
        label=${say.checkingLabel}
      ></progress-ring>`;
    return html`<span class="glyph ${isWrong ? 'wrong' : 'well'}">${isWrong ? alertIcon : careIcon}</span>`;
  }

  #title({ presence, photoCount }: Care, wrong: number): string {
    if (presence !== 'here') return say.awayCare;
    if (wrong > 0) return say.needsYouTitle(wrong);
    return photoCount === 0 ? say.emptyTitle : say.wellTitle(photoCount);
  }

  #doing({ presence, check, scan, photoCount, provedCount }: Care): TemplateResult | typeof nothing {
    // The banner above says what to do.
    if (presence !== 'here') return nothing;
    if (check !== null)
      return html`<p class="counts">${say.checking(check.done, check.total)}</p>
        ${check.isWaiting ? html`<p class="quiet">${say.checkWaits}</p>` : nothing}`;
    if (scan !== null && scan.lookedAt > 0)
      return html`<p class="counts">${say.scanning(scan.lookedAt, scan.found)}</p>`;
    if (photoCount === 0) return html`<p class="quiet">${say.emptyHelp}</p>`;
    if (provedCount === 0) return html`<p class="counts">${say.provedNone(photoCount)}</p>`;
    return html`<p class="counts">
      ${provedCount >= photoCount ? say.provedAll : say.provedSome(provedCount, photoCount)}
    </p>`;
  }

  #wrong({ needsCare, missingCount, changedCount }: Care, condition: Exclude<PhotoCondition, 'ok'>) {
    const count = condition === 'missing' ? missingCount : changedCount;
    if (count === 0) return nothing;
    const shown = needsCare.filter((photo) => photo.condition === condition);
    return html`<section aria-labelledby=${condition}>
      <h2 id=${condition}>${condition === 'missing' ? say.missingTitle(count) : say.changedTitle(count)}</h2>
      <p class="quiet">${condition === 'missing' ? say.missingHelp : say.changedHelp}</p>
      <ul>
        ${shown.map(
          ({ id, name, path }) => html`<li class="photo">
            <span class="named"><bdi>${name}</bdi><bdi class="quiet small">${path}</bdi></span>
            ${
              condition === 'missing'
                ? html`<button
                    class="plain"
                    aria-label=${say.removeNamed(name)}
                    @click=${() => this.#try(() => this.console?.acts.remove(id))}
                  >
                    ${say.remove}
                  </button>`
                : nothing
            }
          </li>`,
        )}
        ${count > shown.length ? html`<li class="quiet">${say.andMore(count - shown.length)}</li>` : nothing}
      </ul>
    </section>`;
  }

  #restored({ restored }: Care) {
    return restored.map(({ database, from }) => {
      const at = from === null ? null : words.dateAndTime(new Date(from));
      return html`<section class="notice"><p>${say.restored[database](at)}</p></section>`;
    });
  }

  async #try(act: () => Promise<void> | undefined): Promise<void> {
    this.problem = null;
    try {
      await act();
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      this.problem = failureSays(error);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'care-page': CarePage;
  }
}
