/** The page about trust: one column for a thumb. */
import { css } from 'lit';

export const trustPageStyles = css`
  :host {
    display: block;
    inline-size: min(100%, calc(var(--column) * 1.4));
    min-block-size: 100dvh;
    margin-inline: auto;
    padding: max(var(--space-12), env(safe-area-inset-top)) max(var(--space-16), env(safe-area-inset-right))
      calc(var(--space-48) + env(safe-area-inset-bottom)) max(var(--space-16), env(safe-area-inset-left));
  }
  main,
  section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-16);
  }
  section {
    margin-block-start: var(--space-16);
  }
  p {
    overflow-wrap: anywhere;
    text-wrap: pretty;
  }
  .back {
    justify-self: start;
    margin-inline-start: calc(-1 * var(--space-16));
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 var(--space-16);
  }
  .head p {
    font-weight: var(--weight-strong);
  }
  .head button {
    margin-inline-end: calc(-1 * var(--space-16));
  }
  .trouble {
    margin: 0;
    padding: var(--space-16);
    gap: var(--space-8);
    border-radius: var(--radius-card);
    background: var(--wait-wash);
  }
  .trouble h2 {
    color: var(--wait);
    font-size: var(--text-large);
  }
  summary {
    min-block-size: var(--target);
    align-content: center;
    color: var(--tide);
    font-weight: var(--weight-strong);
    cursor: pointer;
  }
  details trust-steps {
    padding-block-start: var(--space-8);
  }
`;
