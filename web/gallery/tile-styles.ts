/** How a tile looks. */
import { css } from 'lit';

export const tileStyles = css`
  :host {
    display: block;
    contain: strict;
    border-radius: var(--radius-tile);
  }
  button {
    appearance: none;
    display: block;
    position: relative;
    inline-size: 100%;
    block-size: 100%;
    padding: 0;
    border: 0;
    border-radius: var(--radius-tile);
    overflow: hidden;
    background: var(--line);
    color: var(--quiet);
    font: var(--weight) var(--text-small) / var(--leading-tight) var(--face);
    cursor: pointer;
    -webkit-user-select: none;
    user-select: none;
  }
  button:focus-visible {
    outline: none;
  }
  /* Inside the tile, light within dark, so that it is seen on any picture and never cut off by a neighbour. */
  button:focus-visible::after {
    content: '';
    position: absolute;
    inset: 0;
    border: var(--stroke) solid var(--tide);
    border-radius: inherit;
    box-shadow: inset 0 0 0 var(--stroke) var(--paper);
  }
  img {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  /* An icon or a scan of a stamp stays sharp in the middle of its tile. */
  .tiny {
    object-fit: scale-down;
    background: var(--raised);
  }
  .picture {
    opacity: 0;
    transition: opacity var(--motion);
  }
  .picture.here {
    opacity: 1;
  }
  .word {
    position: absolute;
    inset: 0;
    display: grid;
    align-content: center;
    justify-items: center;
    gap: var(--space-4);
    padding: var(--space-8);
    overflow: hidden;
    background: var(--raised);
    box-shadow: inset 0 0 0 var(--hairline) var(--line);
    border-radius: inherit;
  }
  .word .name {
    max-inline-size: 100%;
    overflow: hidden;
    color: var(--ink);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .word .kind {
    max-inline-size: 100%;
    overflow: hidden;
    text-align: center;
    text-overflow: ellipsis;
  }
  .word.pending {
    background: transparent;
    box-shadow: none;
  }
  .colours + .pending {
    background: var(--scrim);
    color: var(--on-lightbox);
  }
  .length,
  .heart,
  .sender {
    position: absolute;
    color: var(--on-lightbox);
    font-weight: var(--weight-strong);
    font-variant-numeric: tabular-nums;
  }
  .length {
    inset-block-start: var(--space-8);
    inset-inline-end: var(--space-8);
    display: flex;
    align-items: center;
    gap: var(--space-4);
    padding: var(--space-4) var(--space-8);
    border-radius: var(--radius-round);
    background: color-mix(in srgb, var(--lightbox) 72%, transparent);
    line-height: 1;
  }
  .length svg {
    inline-size: 8px;
    block-size: 10px;
    fill: currentColor;
  }
  .heart {
    inset-block-start: var(--space-8);
    inset-inline-start: var(--space-8);
    inline-size: 18px;
    block-size: 18px;
    fill: currentColor;
    filter: drop-shadow(0 0 3px var(--lightbox));
  }
  .sender {
    inset: auto 0 0;
    padding: var(--space-24) var(--space-8) var(--space-8);
    overflow: hidden;
    background: linear-gradient(to top, var(--scrim), transparent);
    text-align: start;
    text-overflow: ellipsis;
    white-space: nowrap;
    opacity: 0;
    transition: opacity var(--motion);
  }
  button:focus-visible .sender {
    opacity: 1;
  }
  @media (hover: hover) {
    button:hover .sender {
      opacity: 1;
    }
  }
`;
