/** How an import shows: a card in the corner, and the whole page as a target while something is dragged over it. */
import { css } from 'lit';

export const deskStyles = css`
  section {
    position: fixed;
    z-index: 4;
    inset-block-end: calc(var(--gallery-bottom, 0px) + var(--space-16));
    inset-inline-end: var(--space-48);
    inline-size: min(24rem, 100% - 2 * var(--space-16));
    max-block-size: min(28rem, 60dvh);
    display: grid;
    gap: var(--space-8);
    padding: var(--space-16);
    overflow: auto;
    border: var(--hairline) solid var(--line);
    border-radius: var(--radius-card);
    background: var(--raised);
    box-shadow: var(--shadow);
  }
  .top {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: var(--space-8);
    min-block-size: var(--target-desk);
  }
  h3 {
    overflow-wrap: anywhere;
  }
  .top button {
    margin: calc(-1 * var(--space-8));
  }
  .bar {
    block-size: var(--space-4);
    overflow: hidden;
    border-radius: var(--radius-round);
    background: var(--line);
  }
  .bar div {
    block-size: 100%;
    background: var(--tide);
    transform: scaleX(var(--done, 0));
    transform-origin: left;
  }
  :host(:dir(rtl)) .bar div {
    transform-origin: right;
  }
  ul {
    display: grid;
    gap: var(--space-8);
    padding: 0;
    list-style: none;
  }
  ul:not(:has(li)) {
    display: none;
  }
  li ul {
    gap: var(--space-4);
    padding-block: var(--space-4);
    color: var(--ink);
    overflow-wrap: anywhere;
  }
  li bdi {
    font-weight: var(--weight-strong);
  }
  li > button.plain {
    min-block-size: var(--target-desk);
    margin-inline-start: calc(-1 * var(--space-16));
  }
  .trouble {
    color: var(--lost);
  }
  .acts {
    display: flex;
    gap: var(--space-4);
    margin: 0 calc(-1 * var(--space-12)) calc(-1 * var(--space-8));
  }
  .target {
    position: fixed;
    z-index: 6;
    inset: 0;
    display: grid;
    place-items: center;
    padding: var(--space-24);
    background: color-mix(in srgb, var(--paper) 94%, transparent);
    pointer-events: none;
  }
  .target div {
    display: grid;
    place-content: center;
    gap: var(--space-8);
    inline-size: 100%;
    block-size: 100%;
    padding: var(--space-24);
    border: var(--stroke) dashed var(--tide);
    border-radius: var(--radius-card);
    color: var(--tide);
    text-align: center;
  }
  .target p {
    max-inline-size: var(--column);
    color: var(--ink);
  }
  @media (max-width: 640px) {
    section {
      inset-inline: var(--space-16);
      inline-size: auto;
    }
  }
  @media (forced-colors: active) {
    .bar div {
      forced-color-adjust: none;
      background: Highlight;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    .bar div {
      transition: transform var(--motion);
    }
    section,
    .target {
      animation: appear var(--motion);
    }
  }
  @keyframes appear {
    from {
      opacity: 0;
    }
  }
  @media print {
    :host {
      display: none;
    }
  }
`;
