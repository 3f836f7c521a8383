/** A ring that fills: `<progress-ring .fraction=${0.4} label="Sending IMG_1.jpg">`. */
import { css, html, LitElement, nothing, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';

const radius = 10;
const circumference = 2 * Math.PI * radius;

/** `fraction` is 0 to 1, or null while nobody knows. `label` names it for screen readers; without, it is an ornament. */
@customElement('progress-ring')
export class ProgressRing extends LitElement {
  @property({ type: Number }) fraction: number | null = 0;
  @property() label = '';

  static override styles = css`
    :host {
      display: inline-block;
      inline-size: var(--ring, var(--icon));
      block-size: var(--ring, var(--icon));
      color: var(--tide);
    }
    svg {
      display: block;
      inline-size: 100%;
      block-size: 100%;
      transform: rotate(-90deg);
    }
    circle {
      fill: none;
      stroke: var(--line);
      stroke-width: var(--ring-stroke, 3);
    }
    .done {
      stroke: currentColor;
      stroke-linecap: round;
    }
    @media (prefers-reduced-motion: no-preference) {
      .unknown {
        animation: turn 1.2s linear infinite;
      }
    }
    @keyframes turn {
      to {
        transform: rotate(270deg);
      }
    }
  `;

  override render() {
    const known = this.fraction === null ? null : Math.min(1, Math.max(0, this.fraction));
    const shown = known ?? 0.25;
    return html`<svg
      class=${known === null ? 'unknown' : ''}
      viewBox="0 0 24 24"
      role=${this.label === '' ? 'presentation' : 'progressbar'}
      aria-hidden=${this.label === ''}
      aria-label=${this.label === '' ? nothing : this.label}
      aria-valuemin=${this.label === '' ? nothing : 0}
      aria-valuemax=${this.label === '' ? nothing : 100}
      aria-valuenow=${known === null || this.label === '' ? nothing : Math.round(known * 100)}
    >
      <circle cx="12" cy="12" r=${radius}></circle>
      ${
        shown > 0
          ? svg`<circle class="done" cx="12" cy="12" r=${radius} stroke-dasharray="${circumference}" stroke-dashoffset="${circumference * (1 - shown)}"></circle>`
          : nothing
      }
    </svg>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'progress-ring': ProgressRing;
  }
}
