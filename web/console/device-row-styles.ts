/** How a device's row looks. */
import { css } from 'lit';

export const deviceRowStyles = css`
  :host {
    display: block;
    container-type: inline-size;
  }
  .row {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    gap: var(--space-12) var(--space-16);
    padding-block: var(--space-16);
  }
  .glyph {
    display: grid;
    color: var(--quiet);
  }
  .what h2 {
    overflow: hidden;
    font-size: var(--text-large);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .what p {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-16);
  }
  .online {
    display: inline-flex;
    align-items: center;
    gap: var(--space-8);
    color: var(--safe);
  }
  .online::before {
    content: '';
    inline-size: var(--space-8);
    block-size: var(--space-8);
    border-radius: var(--radius-round);
    background: currentColor;
  }
  .problem {
    color: var(--lost);
  }
  .controls,
  form,
  .answers {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-8);
  }
  .controls button,
  .controls select,
  form button,
  form input:not([type='file']) {
    inline-size: auto;
    min-block-size: var(--target-desk);
    padding-block: var(--space-4);
    font-size: var(--text-body);
  }
  .controls select {
    border-color: var(--line);
    padding-inline: var(--space-12);
  }
  form {
    margin-block-end: var(--space-8);
  }
  form input:not([type='file']) {
    flex: 1 1 12rem;
    min-inline-size: 0;
    font-weight: var(--weight-strong);
  }
  @container (max-width: 620px) {
    .row {
      grid-template-columns: auto minmax(0, 1fr);
    }
    .controls {
      grid-column: 1 / -1;
    }
    .controls select {
      flex: 1 1 100%;
    }
    .controls button {
      padding-inline: var(--space-12);
    }
  }
  dialog {
    inline-size: min(28rem, 100vw - var(--space-32));
    margin: auto;
  }
  dialog h2 {
    overflow-wrap: anywhere;
  }
  dialog p {
    margin-block: var(--space-12) var(--space-24);
  }
  .answers {
    justify-content: flex-end;
  }
`;
