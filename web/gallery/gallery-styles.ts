/** How the photos' screen is laid out around the wall. */
import { css } from 'lit';

export const galleryStyles = css`
  :host {
    display: block;
    padding-inline: var(--gallery-side, var(--space-16));
  }
  .toolbar {
    display: flex;
    align-items: center;
    gap: var(--space-16);
    min-block-size: calc(var(--target-desk) + var(--space-8));
  }
  .toolbar p {
    margin-inline-end: auto;
    white-space: nowrap;
  }
  .toolbar .keys {
    min-block-size: var(--target-desk);
    min-inline-size: var(--target-desk);
    color: var(--quiet);
  }
  .toolbar input.size {
    appearance: none;
    inline-size: 120px;
    min-block-size: var(--target-desk);
    padding: 0;
    border: 0;
    border-radius: var(--radius-control);
    background: transparent;
    accent-color: var(--tide);
    cursor: pointer;
  }
  .size::-webkit-slider-runnable-track {
    block-size: var(--stroke);
    border-radius: var(--radius-round);
    background: var(--line);
  }
  .size::-moz-range-track {
    block-size: var(--stroke);
    border-radius: var(--radius-round);
    background: var(--line);
  }
  .size::-webkit-slider-thumb {
    appearance: none;
    inline-size: 20px;
    block-size: 20px;
    margin-block-start: -9px;
    border: 0;
    border-radius: var(--radius-round);
    background: var(--tide);
  }
  .size::-moz-range-thumb {
    inline-size: 20px;
    block-size: 20px;
    border: 0;
    border-radius: var(--radius-round);
    background: var(--tide);
  }
  /* The years stand beside the photos, from edge to edge of the screen. */
  .toolbar,
  .beside-years {
    margin-inline-end: calc(64px - var(--gallery-side, var(--space-16)));
  }
  @media (max-width: 640px) {
    .toolbar {
      gap: var(--space-8);
    }
    .toolbar input.size {
      inline-size: 88px;
    }
    .toolbar .keys {
      display: none;
    }
    .toolbar,
    .beside-years {
      margin-inline-end: 0;
    }
  }
  @media print {
    .toolbar,
    .pill {
      display: none;
    }
  }
  .toolbar select {
    inline-size: auto;
    max-inline-size: min(16rem, 60%);
    min-block-size: var(--target-desk);
    padding-block: var(--space-4);
    border-color: var(--line);
    font-size: var(--text-body);
    text-overflow: ellipsis;
  }
  .pill {
    position: sticky;
    z-index: 2;
    inset-block-start: calc(var(--gallery-top, 0px) + var(--space-12));
    display: flex;
    justify-content: center;
    block-size: 0;
  }
  .pill button {
    max-inline-size: 100%;
    min-block-size: var(--target-desk);
    block-size: var(--target-desk);
    border-radius: var(--radius-round);
    box-shadow: var(--shadow);
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  @media (prefers-reduced-motion: no-preference) {
    .pill button {
      animation: arrive var(--motion);
    }
  }
  @keyframes arrive {
    from {
      opacity: 0;
      transform: translateY(calc(-1 * var(--space-8)));
    }
  }
  .end {
    display: grid;
    justify-items: center;
    gap: var(--space-12);
    padding-block: var(--space-24) var(--space-48);
    text-align: center;
  }
  .large-glyph {
    --icon: 56px;
  }
  .large-glyph svg {
    inline-size: var(--icon);
    block-size: var(--icon);
    stroke-width: 1;
  }
  .opening {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(30%, 260px), 1fr));
    gap: var(--gap-photos);
    padding-block-start: var(--space-12);
  }
  .opening span:not(.visually-hidden) {
    aspect-ratio: 4 / 3;
    border-radius: var(--radius-tile);
    background: var(--line);
    opacity: 0.5;
  }
`;
