/** How the sheet looks on which the owner is asked. */
import { css } from 'lit';

export const askSheetStyles = css`
  dialog {
    inline-size: min(26rem, 100vw - var(--space-32));
    max-block-size: calc(100dvh - var(--space-32));
    margin: auto;
    padding: var(--space-32) var(--space-24) var(--space-16);
    border: 0;
    border-radius: var(--radius-card);
    background: var(--raised);
    color: var(--ink);
    box-shadow: var(--shadow);
    text-align: center;
    overscroll-behavior: contain;
  }
  dialog::backdrop {
    background: var(--veil);
  }
  @media (prefers-reduced-motion: no-preference) {
    dialog[open] {
      animation: rise 200ms ease-out;
    }
  }
  @keyframes rise {
    from {
      opacity: 0;
      transform: translateY(var(--space-16));
    }
  }
  .who {
    display: grid;
    justify-items: center;
    gap: var(--space-4);
  }
  .who svg {
    inline-size: var(--space-48);
    block-size: var(--space-48);
    stroke-width: 1.25;
    color: var(--tide);
  }
  h2 {
    max-inline-size: 100%;
    overflow-wrap: anywhere;
  }
  /* Only where reading starts: nothing here is operated. */
  h2:focus-visible {
    outline: none;
  }
  h2 span {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
  }
  .number {
    margin-block: var(--space-24) var(--space-8);
    font-size: calc(var(--text-display) * 1.4);
    font-weight: var(--weight-strong);
    font-variant-numeric: tabular-nums;
    letter-spacing: 0.14em;
    /* The spacing after the last digit is no part of the number. */
    text-indent: 0.14em;
    line-height: 1;
  }
  .question {
    font-size: var(--text-large);
  }
  .answers {
    display: grid;
    gap: var(--space-8);
    margin-block-start: var(--space-24);
  }
  .failure {
    margin-block-start: var(--space-12);
    color: var(--lost);
  }
  .foot {
    margin-block-start: var(--space-8);
  }
  fieldset {
    display: grid;
    gap: var(--space-4);
    min-inline-size: 0;
    margin: var(--space-24) 0 0;
    padding: 0;
    border: 0;
    text-align: start;
  }
  legend {
    padding: 0;
    color: var(--quiet);
    font-size: var(--text-small);
  }
  label {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    align-items: center;
    gap: 0 var(--space-12);
    min-block-size: var(--target);
    padding: var(--space-8) var(--space-12);
    border: var(--hairline) solid var(--line);
    border-radius: var(--radius-control);
    overflow-wrap: anywhere;
    font-weight: var(--weight);
    cursor: pointer;
  }
  label:has(:checked) {
    border-color: var(--tide);
    background: var(--tide-wash);
  }
  [type='radio'] {
    inline-size: var(--icon);
    block-size: var(--icon);
    margin: 0;
    accent-color: var(--tide);
  }
  label .quiet {
    display: block;
  }
`;
