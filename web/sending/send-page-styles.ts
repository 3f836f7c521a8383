/** The send page's layout: one column, the buttons where a thumb reaches them. */
import { css } from 'lit';

export const sendPageStyles = css`
  :host {
    display: grid;
    grid-template-rows: auto 1fr auto;
    inline-size: min(100%, var(--column));
    min-block-size: 100dvh;
    margin-inline: auto;
    padding: 0 max(var(--space-16), env(safe-area-inset-right)) env(safe-area-inset-bottom)
      max(var(--space-16), env(safe-area-inset-left));
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-8) var(--space-16);
    padding-block: max(var(--space-16), env(safe-area-inset-top)) var(--space-8);
  }
  .host {
    display: flex;
    align-items: center;
    gap: var(--space-8);
    min-inline-size: 0;
  }
  .host svg {
    flex: none;
    color: var(--quiet);
  }
  h1 {
    overflow-wrap: anywhere;
    font-size: var(--text-large);
  }
  h2 {
    font-size: var(--text-large);
  }
  main {
    display: grid;
    align-content: start;
    gap: var(--space-16);
    min-inline-size: 0;
    border-radius: var(--radius-card);
  }
  main.dropping {
    outline: var(--focus);
    outline-offset: var(--space-8);
  }
  details {
    padding-inline: var(--space-16);
    border: var(--hairline) solid var(--line);
    border-radius: var(--radius-card);
    background: var(--raised);
  }
  summary {
    min-block-size: var(--target);
    align-content: center;
    font-weight: var(--weight-strong);
    cursor: pointer;
  }
  summary span {
    font-weight: var(--weight);
    margin-inline-start: var(--space-8);
  }
  footer {
    display: grid;
    justify-items: center;
    padding-block: var(--space-24);
    color: var(--quiet);
    font-size: var(--text-small);
  }
  footer p {
    display: flex;
    align-items: center;
    gap: var(--space-8);
  }
  footer svg {
    color: var(--safe);
  }
`;
