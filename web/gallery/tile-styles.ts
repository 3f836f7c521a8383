/** How a tile looks. */
import { css } from 'lit';

export const tileStyles = css`
  :host {
    display: block;
    position: relative;
    contain: strict;
    container-type: size;
    border-radius: var(--radius-tile);
  }
  .open {
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
  .open:focus-visible {
    outline: none;
  }
  .frame {
    display: block;
    position: absolute;
    inset: 0;
    overflow: hidden;
    background: var(--line);
    border-radius: inherit;
  }
  @media (prefers-reduced-motion: no-preference) {
    .frame {
      transition: transform var(--motion);
    }
  }
  /* Chosen: the picture steps back, so that many chosen ones are seen at a glance, and not by colour alone. */
  :host([selected]) .open {
    background: color-mix(in srgb, var(--tide) 26%, var(--paper));
  }
  :host([selected]) .frame {
    transform: scale(0.86);
  }
  /* Inside the tile, light within dark, so that it is seen on any picture and never cut off by a neighbour. */
  .open:focus-visible::after {
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
    transition: opacity var(--picture-fade);
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
  /* In a small tile the icon says it: the whole sentence is in the button's name. */
  @container (max-width: 9rem) or (max-height: 6rem) {
    .word .kind {
      display: none;
    }
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
  .length .moving {
    inline-size: 12px;
    block-size: 12px;
  }
  .moving .ring {
    fill: none;
    stroke: currentColor;
    stroke-width: 1.4;
    stroke-dasharray: 1.6 1.4;
  }
  .heart {
    inset-block-end: var(--space-8);
    inset-inline-start: var(--space-8);
    inline-size: 18px;
    block-size: 18px;
    fill: currentColor;
    filter: drop-shadow(0 0 3px var(--lightbox));
  }
  .tick {
    appearance: none;
    position: absolute;
    inset-block-start: 0;
    inset-inline-start: 0;
    display: grid;
    place-items: center;
    inline-size: 40px;
    block-size: 40px;
    padding: 0;
    border: 0;
    background: transparent;
    cursor: pointer;
    opacity: 0;
    touch-action: manipulation;
  }
  .tick span {
    display: grid;
    place-items: center;
    inline-size: 24px;
    block-size: 24px;
    border: var(--stroke) solid var(--on-lightbox);
    border-radius: var(--radius-round);
    background: color-mix(in srgb, var(--lightbox) 32%, transparent);
    box-shadow: 0 0 0 var(--hairline) color-mix(in srgb, var(--lightbox) 24%, transparent);
    color: var(--on-lightbox);
  }
  .tick svg {
    inline-size: 16px;
    block-size: 16px;
    stroke-width: 3;
    visibility: hidden;
  }
  :host([selected]) .tick span {
    border-color: var(--tide);
    background: var(--tide);
    color: var(--on-tide);
  }
  :host([selected]) .tick svg,
  .tick:hover svg {
    visibility: visible;
  }
  :host([selected]) .tick,
  :host([selecting]) .tick,
  .open:focus-visible ~ .tick,
  .tick:focus-visible {
    opacity: 1;
  }
  /* Where nothing hovers, a tick shows once something is chosen: before that the whole tile opens the photo. */
  @media (hover: none) {
    :host(:not([selecting], [selected])) .tick {
      pointer-events: none;
    }
  }
  @media (hover: hover) {
    :host(:hover) .tick {
      opacity: 1;
    }
  }
  @media print {
    .tick {
      display: none;
    }
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
  .sender.beside-heart {
    padding-inline-start: 34px;
  }
  .open:focus-visible .sender {
    opacity: 1;
  }
  @media (hover: hover) {
    .open:hover .sender {
      opacity: 1;
    }
  }

  @media (forced-colors: active) {
    :host([selected]) .open::after {
      content: '';
      position: absolute;
      inset: 0;
      border: calc(2 * var(--stroke)) solid Highlight;
      border-radius: inherit;
    }
    :host([selected]) .tick span {
      forced-color-adjust: none;
      border-color: Highlight;
      background: Highlight;
      color: HighlightText;
    }
  }
`;
