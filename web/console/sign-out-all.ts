/** Signs out every device at once, after a second thought: for the owner who has lost a phone, or does not know who is in. */
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { Failure } from '../../protocol/failure.ts';
import { controlStyles } from '../parts/control-styles.ts';
import { dialogStyles } from '../parts/dialog-styles.ts';
import { consoleWords } from '../words/console-words.ts';
import { doorWords } from '../words/door-words.ts';
import { failureSays } from '../words/failure-words.ts';
import type { Console } from './console-model.ts';

@customElement('sign-out-all')
export class SignOutAll extends LitElement {
  @property({ attribute: false }) console?: Console;
  @state() private isBusy = false;
  @state() private said: string | null = null;
  @state() private problem: string | null = null;
  @query('dialog') private confirmation!: HTMLDialogElement | null;

  static override styles = [
    controlStyles,
    dialogStyles,
    css`
      :host {
        display: block;
        margin-block-start: var(--space-24);
      }
      dialog {
        inline-size: min(28rem, 100vw - var(--space-32));
        margin: auto;
      }
      dialog h2 {
        margin-block-end: var(--space-8);
      }
      .answers {
        display: flex;
        flex-wrap: wrap;
        justify-content: end;
        gap: var(--space-8);
        margin-block-start: var(--space-24);
      }
      .problem {
        margin-block-start: var(--space-12);
        color: var(--lost);
      }
    `,
  ];

  override render() {
    const count = this.console?.devices?.length ?? 0;
    return html`
      ${
        count === 0
          ? nothing
          : html`<button class="danger" @click=${() => this.confirmation?.showModal()}>${doorWords.signOutAll}</button>`
      }
      <p class="quiet" role="status">${this.said ?? nothing}</p>
      <dialog role="alertdialog" aria-labelledby="title" aria-describedby="help">
        <h2 id="title">${doorWords.signOutAllTitle}</h2>
        <p id="help" class="quiet">${doorWords.signOutAllHelp(count)}</p>
        ${this.problem === null ? nothing : html`<p class="problem" role="alert">${this.problem}</p>`}
        <div class="answers">
          <button autofocus @click=${() => this.confirmation?.close()}>${consoleWords.cancel}</button>
          <button class="danger" ?disabled=${this.isBusy} @click=${() => this.#signOut()}>${doorWords.signOutAll}</button>
        </div>
      </dialog>
    `;
  }

  async #signOut(): Promise<void> {
    this.isBusy = true;
    this.problem = null;
    try {
      this.said = doorWords.signedOut((await this.console?.signOutAll()) ?? 0);
      this.confirmation?.close();
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      this.problem = failureSays(error);
    } finally {
      this.isBusy = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sign-out-all': SignOutAll;
  }
}
