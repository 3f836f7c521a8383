/** How the sheet for dates looks. */
import { css } from 'lit';

export const dateSheetStyles = css`
  dialog {
    inline-size: min(30rem, calc(100vw - 2 * var(--space-16)));
    max-block-size: calc(100dvh - 2 * var(--space-16));
  }
  form {
    display: grid;
    gap: var(--space-16);
  }
  fieldset {
    display: grid;
    gap: var(--space-4);
    margin: 0;
    padding: 0;
    border: 0;
  }
  .how label {
    display: flex;
    align-items: center;
    gap: var(--space-12);
    min-block-size: var(--target-desk);
    font-weight: var(--weight);
    cursor: pointer;
  }
  input[type='radio'] {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    margin: 0;
    accent-color: var(--tide);
  }
  .amount {
    display: grid;
    grid-template-columns: 1fr 1fr 1fr 1.4fr;
    align-items: end;
    gap: var(--space-8);
  }
  .amount input {
    padding-inline: var(--space-12);
  }
  label input:not([type='radio']) {
    margin-block-start: var(--space-4);
  }
  dl {
    display: grid;
    gap: var(--space-4);
    margin: 0;
    padding: var(--space-12) var(--space-16);
    border-radius: var(--radius-control);
    background: var(--paper);
  }
  dt {
    font-weight: var(--weight-strong);
  }
  dd {
    display: grid;
    grid-template-columns: 4rem 1fr;
    margin: 0;
  }
  .problem {
    color: var(--lost);
  }
  .problem:empty {
    display: none;
  }
  .buttons {
    display: flex;
    justify-content: end;
    gap: var(--space-8);
  }
  @media (max-width: 480px) {
    .amount {
      grid-template-columns: 1fr 1fr 1fr;
    }
    .amount select {
      grid-column: 1 / -1;
    }
  }
`;
