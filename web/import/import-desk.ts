/** Takes what is dropped anywhere on the page, and tells on a card how its import goes and what came of it. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { controlStyles } from '../parts/control-styles.ts';
import { Follow } from '../parts/follow.ts';
import { crossIcon } from '../parts/icons.ts';
import { failureSays } from '../words/failure-words.ts';
import { importWords as say } from '../words/import-words.ts';
import { words } from '../words/words.ts';
import { deskStyles } from './desk-styles.ts';
import { DropWatch } from './drop-watch.ts';
import type { Imports } from './imports-model.ts';
import type { ImportSummary } from './portions.ts';

const listed = 5;

@customElement('import-desk')
export class ImportDesk extends LitElement {
  @property({ attribute: false }) imports?: Imports;
  @state() private isOver = false;

  protected readonly followed = new Follow(this, () => this.imports);
  readonly #drops = new DropWatch({
    over: (isOver) => (this.isOver = isOver),
    dropped: (transfer) => void this.imports?.takeDrop(transfer),
  });

  static override styles = [controlStyles, deskStyles];

  override connectedCallback(): void {
    super.connectedCallback();
    this.#drops.begin();
    addEventListener('beforeunload', this.#onLeave);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#drops.end();
    removeEventListener('beforeunload', this.#onLeave);
  }

  override render() {
    const { imports } = this;
    if (imports === undefined) return nothing;
    return html`${
      this.isOver ? html`<div class="target"><div><h2>${say.dropTitle}</h2><p>${say.dropHelp}</p></div></div>` : nothing
    }
    <div role="status" class="visually-hidden">${imports.isShown ? this.#title(imports) : nothing}</div>
    ${imports.isShown ? this.#card(imports) : nothing}`;
  }

  #card(imports: Imports): TemplateResult {
    const { summary, isUnderWay } = imports;
    return html`<section aria-label=${say.label}>
      <div class="top">
        <h3 class="counts">${this.#title(imports)}</h3>
        ${
          isUnderWay
            ? nothing
            : html`<button class="plain icon" aria-label=${say.close} @click=${() => this.#close(imports)}>
                ${crossIcon}
              </button>`
        }
      </div>
      ${imports.lookedAt === null ? nothing : html`<p class="small quiet counts">${say.looking(imports.lookedAt)}</p>`}
      ${summary !== null && summary.left > 0 ? this.#progress(imports, summary) : nothing}
      ${this.#outcome(imports, summary)}
      ${
        isUnderWay
          ? html`<div class="acts">
              ${
                imports.isPaused
                  ? html`<button class="plain" @click=${() => imports.goOn()}>${say.goOn}</button>`
                  : html`<button class="plain" @click=${() => imports.pause()}>${say.pause}</button>`
              }
              <button class="plain" @click=${() => imports.cancel()}>${say.cancel}</button>
            </div>`
          : nothing
      }
    </section>`;
  }

  #title(imports: Imports): string {
    const { summary, folder } = imports;
    const imported = (summary?.done ?? 0) - (summary?.alreadyThere ?? 0);
    if (imports.isUnderWay) {
      if (imports.isPaused) return say.pausedTitle;
      if (!imports.isReachable) return say.unreachableTitle;
      return folder === null ? say.title : say.titleOf(folder);
    }
    if (imports.wasCancelled) return say.cancelled(imported);
    return imported === 0 ? say.nothingNew : say.done(imported);
  }

  #progress(imports: Imports, { done, total, sentBytes, totalBytes, msLeft, trouble }: ImportSummary): TemplateResult {
    const fraction = totalBytes === 0 ? 0 : sentBytes / totalBytes;
    const left = msLeft === null || imports.isPaused ? '' : ` · ${say.left(words.duration(msLeft))}`;
    return html`<div
        class="bar"
        role="progressbar"
        aria-label=${say.label}
        aria-valuemin="0"
        aria-valuemax="100"
        aria-valuenow=${Math.round(fraction * 100)}
      >
        <div .style=${`--done: ${fraction.toFixed(4)}`}></div>
      </div>
      <p class="small quiet counts">${say.progress(done, total, words.bytesOf(sentBytes, totalBytes))}${left}</p>
      ${trouble === null ? nothing : html`<p class="small trouble">${failureSays(trouble)}</p>`}
      ${imports.isReachable ? nothing : html`<p class="small quiet">${say.unreachableHelp}</p>`}`;
  }

  #outcome(imports: Imports, summary: ImportSummary | null): TemplateResult {
    const { otherCount, problems, isUnderWay, leftOfEarlier } = imports;
    const { alreadyThere = 0, removed = 0 } = summary ?? {};
    return html`<ul class="small">
      ${alreadyThere > 0 ? html`<li class="quiet counts">${say.alreadyHere(alreadyThere)}</li>` : nothing}
      ${otherCount > 0 ? html`<li class="quiet counts">${say.notPhotos(otherCount)}</li>` : nothing}
      ${imports.hasTakeout && !isUnderWay ? html`<li class="quiet">${say.takeout}</li>` : nothing}
      ${
        removed > 0
          ? html`<li class="counts">
              ${say.removed(removed)}
              <button class="plain" @click=${() => imports.bringBack()}>${say.bringBack}</button>
            </li>`
          : nothing
      }
      ${
        problems.length > 0
          ? html`<li class="counts trouble">
              ${say.failed(problems.length)}
              <ul>
                ${problems
                  .slice(0, listed)
                  .map(
                    ({ name, failure }) =>
                      html`<li><bdi>${name}</bdi> ${failure === null ? say.unreadable : failureSays(failure)}</li>`,
                  )}
                ${problems.length > listed ? html`<li>${say.more(problems.length - listed)}</li>` : nothing}
              </ul>
              ${isUnderWay ? nothing : html`<button class="plain" @click=${() => imports.retry()}>${say.tryAgain}</button>`}
            </li>`
          : nothing
      }
      ${
        leftOfEarlier > 0 && !isUnderWay
          ? html`<li class="counts">
              ${say.unpicked(leftOfEarlier)}
              <button class="plain" @click=${() => imports.forget()}>${say.forget}</button>
            </li>`
          : nothing
      }
    </ul>`;
  }

  /** The focus goes back to where an import begins. */
  #close(imports: Imports): void {
    imports.close();
    const root = this.getRootNode();
    if (root instanceof ShadowRoot) root.querySelector('import-button')?.focus();
  }

  /** The browser asks whether to leave: the files would have to be brought again. */
  readonly #onLeave = (event: BeforeUnloadEvent): void => {
    if (this.imports?.isUnderWay === true) event.preventDefault();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'import-desk': ImportDesk;
  }
}
