/** The information panel: dark in both themes, as all that stands beside a photo. */
import { css } from 'lit';

export const infoPanelStyles = css`
  :host {
    --ink: var(--on-lightbox);
    --quiet: color-mix(in srgb, var(--on-lightbox) 68%, var(--lightbox));
    --line: color-mix(in srgb, var(--on-lightbox) 16%, var(--lightbox));
    --raised: color-mix(in srgb, var(--on-lightbox) 8%, var(--lightbox));
    --raised-pressed: color-mix(in srgb, var(--on-lightbox) 18%, var(--lightbox));
    --tide: var(--on-lightbox);
    --focus: var(--stroke) solid var(--on-lightbox);
    position: absolute;
    z-index: 11;
    display: block;
    overflow: auto;
    overscroll-behavior: contain;
    background: color-mix(in srgb, var(--on-lightbox) 4%, var(--lightbox));
    color: var(--ink);
    font: var(--weight) var(--text-body) / var(--leading) var(--face);
    touch-action: pan-y;
  }
  .top {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    display: flex;
    align-items: center;
    justify-content: space-between;
    padding-block: var(--space-8);
    padding-inline: var(--space-24) var(--space-8);
    background: color-mix(in srgb, var(--on-lightbox) 4%, var(--lightbox));
  }
  h2 {
    font-size: var(--text-large);
  }
  .top button {
    border-color: transparent;
    background: transparent;
  }
  section,
  .description,
  .problem {
    padding: var(--space-12) var(--space-24) var(--space-16);
  }
  section {
    border-block-start: var(--hairline) solid var(--line);
  }
  ul {
    display: grid;
    gap: var(--space-4);
    padding: 0;
    list-style: none;
  }
  a {
    color: inherit;
    text-decoration: underline;
    text-decoration-color: var(--quiet);
    text-underline-offset: 3px;
  }
  li a {
    display: inline-grid;
    align-content: center;
    min-block-size: 32px;
  }
  h3 {
    margin-block-end: var(--space-8);
    color: var(--quiet);
    font-size: var(--text-small);
  }
  dl {
    display: grid;
    gap: var(--space-12);
    margin: 0;
  }
  dl > div {
    display: grid;
    grid-template-columns: 1fr auto;
    align-items: start;
    column-gap: var(--space-8);
  }
  dt {
    grid-column: 1 / -1;
    color: var(--quiet);
    font-size: var(--text-small);
  }
  dd {
    margin: 0;
    overflow-wrap: anywhere;
    unicode-bidi: plaintext;
  }
  :host(:dir(rtl)) dd {
    text-align: right;
  }
  dd.note {
    grid-column: 1;
    color: var(--quiet);
    font-size: var(--text-small);
  }
  dd.warning {
    font-weight: var(--weight-strong);
  }
  dd.acts {
    grid-row: 2 / span 2;
    grid-column: 2;
    display: flex;
  }
  dd.acts button {
    min-block-size: 32px;
    min-inline-size: 32px;
    padding: 0 var(--space-8);
    border-color: transparent;
    background: transparent;
    color: var(--quiet);
    font-size: var(--text-small);
  }
  /* Two of them beside a long value leave it a column of single words. */
  dl > div:has(.acts button + button) dd.acts {
    grid-row: auto;
    grid-column: 1 / -1;
    margin-inline-start: calc(-1 * var(--space-8));
  }
  @media (hover: hover) {
    dd.acts button {
      opacity: 0.75;
    }
    dd.acts button:hover,
    dd.acts button:focus-visible {
      opacity: 1;
      color: var(--ink);
    }
  }
  textarea {
    display: block;
    resize: none;
    field-sizing: content;
    min-block-size: 3lh;
    max-block-size: 10lh;
    border-color: transparent;
    font-size: var(--text-body);
  }
  textarea::placeholder {
    color: var(--quiet);
  }
  .written {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .said {
    min-block-size: 1lh;
    margin-block-start: var(--space-4);
  }
`;
