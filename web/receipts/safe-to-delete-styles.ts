/** The list's page: one column for a thumb, and plain paper. */
import { css } from 'lit';

export const safeToDeleteStyles = css`
  :host {
    display: block;
    inline-size: min(100%, calc(var(--column) * 1.4));
    min-block-size: 100dvh;
    margin-inline: auto;
    padding: max(var(--space-12), env(safe-area-inset-top)) max(var(--space-16), env(safe-area-inset-right))
      calc(var(--space-32) + env(safe-area-inset-bottom)) max(var(--space-16), env(safe-area-inset-left));
  }
  main {
    display: grid;
    gap: var(--space-16);
  }
  p,
  li {
    text-wrap: pretty;
    overflow-wrap: anywhere;
  }
  .back {
    justify-self: start;
    margin-inline-start: calc(-1 * var(--space-16));
  }
  .check {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: var(--space-12);
    padding: var(--space-16);
    border-radius: var(--radius-card);
    background: var(--raised);
  }
  .check strong {
    font-weight: var(--weight-strong);
  }
  .check.safe {
    background: var(--safe-wash);
  }
  .check.wait {
    background: var(--wait-wash);
  }
  .check.lost {
    background: var(--lost-wash);
  }
  .check.safe .glyph {
    color: var(--safe);
  }
  .check.wait .glyph,
  .less {
    color: var(--wait);
  }
  .check.lost .glyph {
    color: var(--lost);
  }
  .glyph {
    block-size: var(--icon);
  }
  summary {
    display: list-item;
    min-block-size: var(--target);
    align-content: center;
    color: var(--tide);
    font-weight: var(--weight-strong);
    cursor: pointer;
  }
  details ul {
    display: grid;
    gap: var(--space-8);
    padding: 0 0 var(--space-12) var(--space-24);
  }
  .acts {
    display: grid;
    grid-template-columns: 1fr 1fr auto;
    gap: var(--space-8);
  }
  .printed {
    display: none;
  }
  @media print {
    .back,
    .acts,
    input,
    details {
      display: none !important;
    }
    .printed {
      display: block;
    }
  }
`;
