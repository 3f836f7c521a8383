/** How native controls look, for the shadow roots that hold them: `static styles = [controlStyles, css`…`]`. */
import { css } from 'lit';

/** `button` (quiet outline), `.primary` (one per screen), `.plain` (text alone), `.danger`; inputs; headings; `.visually-hidden`. */
export const controlStyles = css`
  :host {
    box-sizing: border-box;
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol {
    margin: 0;
  }
  h1 {
    font-size: var(--text-headline);
    font-weight: var(--weight-strong);
    line-height: var(--leading-tight);
    text-wrap: balance;
  }
  h2 {
    font-size: var(--text-title);
    font-weight: var(--weight-strong);
    line-height: var(--leading-tight);
    text-wrap: balance;
  }
  h3 {
    font-size: var(--text-large);
    font-weight: var(--weight-strong);
  }
  .quiet {
    color: var(--quiet);
  }
  .small {
    font-size: var(--text-small);
  }
  .counts {
    font-variant-numeric: tabular-nums;
  }
  button,
  .button {
    appearance: none;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--space-8);
    min-block-size: var(--target);
    min-inline-size: var(--target);
    padding: var(--space-8) var(--space-16);
    border: var(--hairline) solid var(--line);
    border-radius: var(--radius-control);
    background: var(--raised);
    color: var(--ink);
    font: var(--weight-strong) var(--text-body) / var(--leading-tight) var(--face);
    text-decoration: none;
    cursor: pointer;
    touch-action: manipulation;
    -webkit-user-select: none;
    user-select: none;
  }
  button.primary,
  .button.primary {
    border-color: transparent;
    background: var(--tide);
    color: var(--on-tide);
  }
  button.plain,
  .button.plain {
    border-color: transparent;
    background: transparent;
    color: var(--tide);
  }
  button.danger {
    color: var(--lost);
  }
  button.icon {
    padding: var(--space-8);
  }
  @media (hover: hover) {
    button:hover:not(:disabled) {
      background: var(--raised-pressed);
    }
    button.primary:hover:not(:disabled) {
      background: var(--tide-pressed);
    }
    button.plain:hover:not(:disabled) {
      background: var(--tide-wash);
    }
  }
  button:active:not(:disabled) {
    background: var(--raised-pressed);
  }
  button.primary:active:not(:disabled) {
    background: var(--tide-pressed);
  }
  button.plain:active:not(:disabled) {
    background: var(--tide-wash);
  }
  button:disabled {
    color: var(--quiet);
    cursor: default;
  }
  button.primary:disabled {
    background: var(--line);
    color: var(--quiet);
  }
  label {
    display: block;
    font-weight: var(--weight-strong);
  }
  input:not([type='file'], [type='checkbox'], [type='radio']),
  select,
  textarea {
    inline-size: 100%;
    min-block-size: var(--target);
    padding: var(--space-8) var(--space-16);
    border: var(--hairline) solid var(--quiet);
    border-radius: var(--radius-control);
    background: var(--raised);
    color: var(--ink);
    font: var(--weight) var(--text-large) / var(--leading) var(--face);
  }
  :focus-visible {
    outline: var(--focus);
    outline-offset: var(--focus-apart);
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  /* What only its colour told from the others has an edge where colours are forced. */
  @media (forced-colors: active) {
    button.primary,
    .button.primary {
      forced-color-adjust: none;
      border-color: ButtonText;
      background: Highlight;
      color: HighlightText;
    }
    :focus-visible {
      outline-color: Highlight;
    }
  }
`;
