/** How the wall looks around its tiles. */
import { css } from 'lit';
import { dayHeadingHeight } from './month-layout.ts';
import { headingHeight } from './wall-layout.ts';

export const wallStyles = css`
  :host {
    --mirror: 1;
    --picture-fade: var(--motion);
    display: block;
    position: relative;
    /* The wall keeps the reader's place itself. */
    overflow-anchor: none;
  }
  :host(:dir(rtl)) {
    --mirror: -1;
  }
  /* Each fade is a layer of its own: many at once cost a moving wall its smoothness, and nobody sees them. */
  :host([moving]) {
    --picture-fade: 0s;
  }
  .wall {
    position: relative;
    contain: layout;
    /* A range is chosen with Shift, and not the words in between. */
    -webkit-user-select: none;
    user-select: none;
  }
  .ruler {
    position: absolute;
    inline-size: 1rem;
    visibility: hidden;
  }
  section {
    position: absolute;
    container-type: inline-size;
  }
  h2 {
    position: sticky;
    z-index: 1;
    inset-block-start: var(--gallery-top, 0px);
    display: flex;
    align-items: baseline;
    gap: var(--space-12);
    block-size: ${headingHeight}px;
    /* Large text takes the room above it. */
    padding-block-start: min(var(--space-16), ${headingHeight}px - 1.2em);
    background: var(--paper);
    /* Of the tiles that pass below it not a hair is to be seen at its sides. */
    box-shadow: 0 0 0 var(--hairline) var(--paper);
    font-size: var(--text-large);
    white-space: nowrap;
  }
  h2 .quiet {
    overflow: hidden;
    font-size: var(--text-small);
    font-weight: var(--weight);
    text-overflow: ellipsis;
  }
  .day {
    margin-inline-start: auto;
  }
  /* Beside others a month says its name, and more where there is room. */
  @container (max-width: 24rem) {
    h2 .day {
      display: none;
    }
  }
  @container (max-width: 15rem) {
    h2 .quiet {
      display: none;
    }
  }
  h3,
  photo-tile {
    position: absolute;
    inset-block-start: 0;
    inset-inline-start: 0;
  }
  h3 {
    display: flex;
    align-items: center;
    block-size: ${dayHeadingHeight}px;
    color: var(--quiet);
    font-size: var(--text-small);
    line-height: var(--leading-tight);
    white-space: nowrap;
  }
  h3 span {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .day-tick {
    flex: none;
    min-block-size: 28px;
    min-inline-size: 28px;
    inline-size: 28px;
    block-size: 28px;
    margin-inline: -4px var(--space-4);
    padding: 0;
    border: 0;
    border-radius: var(--radius-round);
    color: var(--quiet);
  }
  .day-tick span {
    display: grid;
    place-items: center;
    inline-size: 20px;
    block-size: 20px;
    border: var(--stroke) solid currentColor;
    border-radius: var(--radius-round);
  }
  .day-tick svg {
    inline-size: 14px;
    block-size: 14px;
    stroke-width: 3;
    visibility: hidden;
  }
  .day-tick[aria-checked='true'] span {
    border-color: var(--tide);
    background: var(--tide);
    color: var(--on-tide);
  }
  .day-tick[aria-checked='mixed'] span {
    border-color: var(--tide);
    color: var(--tide);
  }
  .day-tick:not([aria-checked='false']) svg {
    visibility: visible;
  }
  /* It comes when it is wanted, and the date moves aside for it: the row of dates stays quiet. */
  .wall:not(.selecting) .day-tick:not(:focus-visible) {
    position: absolute;
    opacity: 0;
    pointer-events: none;
  }
  @media (hover: hover) {
    .wall:not(.selecting) h3:hover .day-tick {
      position: static;
      opacity: 1;
      pointer-events: auto;
    }
  }
  .rows {
    position: absolute;
    inset: ${headingHeight}px 0 var(--space-24);
    opacity: 0.5;
    background: repeating-linear-gradient(
      to bottom,
      transparent 0 ${dayHeadingHeight}px,
      var(--line) ${dayHeadingHeight}px calc(${dayHeadingHeight}px + var(--row)),
      transparent calc(${dayHeadingHeight}px + var(--row)) calc(${dayHeadingHeight}px + var(--row) + var(--space-8))
    );
    border-radius: var(--radius-tile);
  }
  .failed {
    position: absolute;
    inset: ${headingHeight}px 0 auto;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-12);
  }
  @media (prefers-reduced-motion: no-preference) {
    .sliding photo-tile {
      transition: transform var(--motion);
    }
  }

  @media (forced-colors: active) {
    .day-tick[aria-checked='true'] span {
      forced-color-adjust: none;
      border-color: Highlight;
      background: Highlight;
      color: HighlightText;
    }
  }
`;
