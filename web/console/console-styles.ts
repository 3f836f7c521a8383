/** How the console's frame is laid out around its rail, and how much room that takes. */
import { css } from 'lit';

export const consoleStyles = css`
  :host {
    --header: 60px;
    --bar: 0px;
    --gallery-top: 60px;
    --gallery-bottom: 0px;
    --gallery-side: var(--space-24);
    --gallery-start: var(--rail);
    --console-bars: var(--header);
    display: grid;
    grid-template-columns: var(--rail) minmax(0, 1fr);
    min-block-size: 100dvh;
  }
  header {
    position: sticky;
    z-index: 3;
    inset-block-start: 0;
    display: grid;
    grid-template-columns: minmax(0, auto) minmax(0, 1fr) auto;
    align-items: center;
    gap: var(--space-16);
    block-size: var(--header);
    padding-inline: var(--space-24);
    background: var(--paper);
  }
  .heading {
    display: flex;
    align-items: center;
    gap: var(--space-8);
    min-inline-size: 0;
  }
  .back {
    flex: none;
    min-block-size: var(--target-desk);
    min-inline-size: var(--target-desk);
    margin-inline-start: calc(-1 * var(--space-8));
    padding: var(--space-4);
    color: var(--quiet);
  }
  .back:dir(rtl) {
    transform: scaleX(-1);
  }
  header h1 {
    overflow: hidden;
    font-size: var(--text-title);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  @media (max-width: 1100px) and (min-width: 641px) {
    :host {
      --rail: 72px;
    }
  }
  @media (max-width: 640px) {
    :host {
      --header: 52px;
      --gallery-top: 52px;
      --gallery-bottom: 65px;
      --gallery-side: var(--space-12);
      --gallery-start: 0px;
      --console-bars: calc(52px + 65px + env(safe-area-inset-bottom));
      display: block;
      padding-block-end: calc(65px + env(safe-area-inset-bottom));
    }
    header {
      padding-inline: var(--gallery-side);
    }
  }
  @media print {
    :host {
      display: block;
      padding: 0;
    }
    console-rail,
    arrival-line {
      display: none;
    }
    header {
      position: static;
      padding: 0;
    }
  }
`;
