/** What goes on for the library behind the scenes: backups, what lies aside, what was passed over. */
import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Care } from '../../protocol/care.ts';
import { controlStyles } from '../parts/control-styles.ts';
import { careWords as say } from '../words/care-words.ts';
import { words } from '../words/words.ts';
import { carePageStyles } from './care-page-styles.ts';

@customElement('care-facts')
export class CareFacts extends LitElement {
  @property({ attribute: false }) care?: Care;

  static override styles = [controlStyles, carePageStyles];

  override render() {
    const { care } = this;
    if (care === undefined) return nothing;
    const { quarantine, lastBackupAt, backupProblem } = care;
    return html`<h2>${say.factsTitle}</h2>
      <dl>
        <dt>${say.backup}</dt>
        <dd>
          ${
            backupProblem !== null
              ? html`<span class="problem">${backupProblem}</span>`
              : lastBackupAt === null
                ? say.backupNone
                : say.backupAt(words.ago(new Date(lastBackupAt)))
          }
        </dd>
        <dt>${say.setAside}</dt>
        <dd class="counts">
          ${
            quarantine.fileCount === 0
              ? say.setAsideNone
              : say.setAsideFiles(quarantine.fileCount, words.bytes(quarantine.sizeBytes))
          }
        </dd>
        <dt>${say.passedOver}</dt>
        <dd>${this.#passedOver(care)}</dd>
      </dl>`;
  }

  #passedOver({ passedOver, passedOverCount }: Care) {
    if (passedOverCount === 0) return say.passedOverNone;
    return html`<details>
      <summary class="counts">${words.count(passedOverCount)}</summary>
      <ul>
        ${passedOver.map(
          ({ path, reason }) => html`<li><bdi>${path}</bdi><span class="quiet small">${say.reason[reason]}</span></li>`,
        )}
        ${
          passedOverCount > passedOver.length
            ? html`<li class="quiet">${say.andMore(passedOverCount - passedOver.length)}</li>`
            : nothing
        }
      </ul>
    </details>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'care-facts': CareFacts;
  }
}
