/** How the map looks: quiet land in a quieter sea, and the photos on it. */
import { css } from 'lit';

export const mapStyles = css`
  :host {
    --marker: 56px;
    display: block;
    position: relative;
    overflow: hidden;
    border-radius: var(--radius-card);
    border: var(--hairline) solid var(--line);
  }
  .map {
    position: absolute;
    inset: 0;
    overflow: hidden;
    direction: ltr;
    touch-action: none;
    cursor: grab;
  }
  .map:active {
    cursor: grabbing;
  }
  canvas {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    background-color: color-mix(in srgb, var(--tide) 14%, var(--paper));
    color: var(--raised);
    caret-color: color-mix(in srgb, var(--quiet) 34%, var(--raised));
    text-decoration-color: var(--quiet);
    font-size: var(--text-small);
    border-radius: inherit;
  }
  canvas:focus-visible {
    outline-offset: calc(-1 * var(--space-4));
    border-radius: var(--radius-card);
  }
  @media (prefers-color-scheme: dark) {
    canvas {
      background-color: color-mix(in srgb, var(--tide) 7%, var(--paper));
      color: var(--line);
      caret-color: color-mix(in srgb, var(--quiet) 45%, var(--line));
    }
  }
  @media (forced-colors: active) {
    canvas {
      forced-color-adjust: none;
      background-color: Canvas;
      color: color-mix(in srgb, CanvasText 16%, Canvas);
      caret-color: CanvasText;
      text-decoration-color: CanvasText;
    }
  }
  .markers {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .markers li {
    position: absolute;
    inset-block-start: calc(var(--marker) / -2);
    inset-inline-start: calc(var(--marker) / -2);
  }
  .markers li:is(:hover, :focus-within) {
    z-index: 1;
  }
  .markers a {
    display: block;
    position: relative;
    inline-size: var(--marker);
    block-size: var(--marker);
    border: var(--stroke) solid var(--on-lightbox);
    border-radius: var(--radius-control);
    background: var(--line);
    box-shadow: 0 1px 4px var(--veil);
    cursor: pointer;
    -webkit-user-drag: none;
    -webkit-touch-callout: none;
  }
  place-cover {
    inline-size: 100%;
    block-size: 100%;
    border-radius: calc(var(--radius-control) - var(--stroke));
  }
  .count {
    position: absolute;
    inset-block-start: calc(-1 * var(--space-8));
    inset-inline-end: calc(-1 * var(--space-8));
    min-inline-size: 1.75em;
    padding-inline: 0.5em;
    border-radius: var(--radius-round);
    background: var(--tide);
    color: var(--on-tide);
    font-size: var(--text-small);
    font-weight: var(--weight-strong);
    line-height: 1.75;
    text-align: center;
  }
  .buttons {
    position: absolute;
    inset-block-end: var(--space-16);
    inset-inline-end: var(--space-16);
    display: grid;
    gap: var(--space-4);
  }
  .buttons button {
    box-shadow: 0 1px 4px var(--veil);
  }
  /* A low map has no room for a column of them. */
  @media (max-width: 820px) {
    .buttons {
      inset-block-end: var(--space-8);
      inset-inline-end: var(--space-8);
      grid-auto-flow: column;
    }
  }
  @media print {
    .buttons {
      display: none;
    }
  }
`;
