/** How the photos' screen is laid out around the wall. */
import { css } from 'lit';

export const galleryStyles = css`
  :host {
    display: block;
    padding-inline: var(--gallery-side, var(--space-16));
  }
  /* The years stand beside the photos, from edge to edge of the screen. */
  gallery-toolbar,
  .beside-years {
    margin-inline-end: calc(64px - var(--gallery-side, var(--space-16)));
  }
  /* What has the focus there is drawn with its ring, which the bar above would cover. */
  gallery-toolbar {
    padding-block-start: var(--space-8);
  }
  @media (max-width: 640px) {
    gallery-toolbar,
    .beside-years {
      margin-inline-end: 0;
    }
  }
  @media print {
    gallery-toolbar,
    .pill {
      display: none;
    }
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
  .gone {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-8) var(--space-16);
    margin-block: var(--space-12);
    padding: var(--space-12) var(--space-16);
    border: 1px solid var(--line);
    border-radius: var(--radius-card);
    background: var(--raised);
  }
  .gone p {
    flex: 1;
    margin: 0;
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
  .drop-mark {
    position: fixed;
    z-index: 4;
    inset-block-start: 0;
    left: 0;
    inline-size: 4px;
    border-radius: var(--radius-round);
    background: var(--tide);
    pointer-events: none;
  }
`;
