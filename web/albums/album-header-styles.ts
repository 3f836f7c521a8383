/** How an album's name and menu look in the page's header. */
import { css } from 'lit';

export const albumHeaderStyles = css`
  :host {
    display: flex;
    align-items: center;
    gap: var(--space-8);
    min-inline-size: 0;
    margin-inline-start: calc(-1 * var(--space-8));
  }
  .back {
    flex: none;
    min-block-size: var(--target-desk);
    min-inline-size: var(--target-desk);
    padding: var(--space-4);
  }
  .back:dir(rtl) {
    transform: scaleX(-1);
  }
  .titles {
    min-inline-size: 0;
  }
  h1 {
    overflow: hidden;
    font-size: var(--text-title);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .mark {
    flex: none;
    display: grid;
    inline-size: 24px;
  }
  dialog {
    inline-size: min(26rem, calc(100vw - 2 * var(--space-16)));
  }
  form {
    display: grid;
    gap: var(--space-12);
  }
  h2 {
    overflow-wrap: anywhere;
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
    margin-block-start: var(--space-8);
  }
  @media (max-width: 640px) {
    h1 {
      font-size: var(--text-large);
    }
  }
`;
