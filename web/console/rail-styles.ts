/** How the rail is laid out: beside the console, folded to icons, or as a bar at the bottom with what is wanted less behind "More". */
import { css } from 'lit';

export const railStyles = css`
  :host {
    display: block;
  }
  nav {
    position: sticky;
    inset-block-start: 0;
    display: flex;
    flex-direction: column;
    gap: var(--space-4);
    block-size: 100dvh;
    padding: var(--space-12);
    overflow-y: auto;
    border-inline-end: var(--hairline) solid var(--line);
  }
  .host {
    flex: none;
    display: flex;
    align-items: center;
    gap: var(--space-12);
    min-block-size: var(--target);
    margin-block-end: var(--space-12);
    padding-inline: var(--space-12);
    overflow: hidden;
    font-size: var(--text-large);
    font-weight: var(--weight-strong);
  }
  .host svg {
    flex: none;
    color: var(--tide);
  }
  .host bdi {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .others {
    flex: 1;
    display: flex;
    flex-direction: column;
    gap: var(--space-4);
  }
  .more {
    display: none;
  }
  a {
    flex: none;
    display: flex;
    align-items: center;
    gap: var(--space-12);
    min-block-size: var(--target-desk);
    padding-inline: var(--space-12);
    border-radius: var(--radius-control);
    color: var(--quiet);
    font-weight: var(--weight-strong);
    text-decoration: none;
  }
  svg {
    flex: none;
  }
  .count {
    margin-inline-start: auto;
    font-weight: var(--weight);
  }
  a[aria-current] {
    background: var(--tide-wash);
    color: var(--tide);
  }
  .add-phone {
    margin-block-start: auto;
    color: var(--tide);
  }
  @media (hover: hover) {
    a:hover {
      background: var(--tide-wash);
    }
  }
  @media (max-width: 1100px) and (min-width: 641px) {
    a,
    .host {
      justify-content: center;
    }
    .host bdi,
    .label,
    .count {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    a {
      min-block-size: var(--target);
    }
  }
  @media (max-width: 640px) {
    nav {
      position: fixed;
      z-index: 4;
      inset: auto 0 0;
      display: grid;
      grid-auto-flow: column;
      grid-auto-columns: minmax(0, 1fr);
      gap: 0;
      block-size: auto;
      padding: 0 0 env(safe-area-inset-bottom);
      overflow: visible;
      border-inline-end: 0;
      border-block-start: var(--hairline) solid var(--line);
      background: var(--raised);
      container: bar / inline-size;
    }
    .host {
      display: none;
    }
    nav > a,
    .more {
      display: flex;
      flex-direction: column;
      align-items: center;
      justify-content: center;
      gap: var(--space-4);
      min-inline-size: 0;
      min-block-size: 64px;
      padding: 0;
      border: 0;
      border-radius: 0;
      background: transparent;
      color: var(--quiet);
      font-size: var(--text-small);
      font-weight: var(--weight-strong);
      line-height: var(--leading-tight);
    }
    nav > .label,
    nav > a .label,
    .more .label {
      max-inline-size: 100%;
      overflow: hidden;
      padding-inline: var(--space-4);
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    nav > a[aria-current],
    .more.current {
      background: transparent;
      color: var(--tide);
    }
    nav > a .count {
      display: none;
    }
    nav > a:focus-visible,
    .more:focus-visible {
      outline-offset: calc(-1 * var(--space-4));
    }
    .others {
      position: absolute;
      inset-block-end: calc(100% + var(--space-8));
      inset-inline-end: var(--space-8);
      display: none;
      min-inline-size: min(16rem, calc(100vw - 2 * var(--space-8)));
      padding: var(--space-8);
      border: var(--hairline) solid var(--line);
      border-radius: var(--radius-card);
      background: var(--raised);
      box-shadow: var(--shadow);
    }
    .others.open {
      display: flex;
    }
    .others a {
      min-block-size: var(--target);
    }
  }
  @media (max-width: 640px) and (prefers-reduced-motion: no-preference) {
    .others.open {
      animation: rise var(--motion);
    }
    @keyframes rise {
      from {
        opacity: 0;
        transform: translateY(var(--space-8));
      }
    }
  }
  @media print {
    nav {
      display: none;
    }
  }
  /* Large text: the icons stay, and their names for whoever hears them. */
  @container bar (max-width: 18rem) {
    nav > a .label,
    .more .label {
      position: absolute;
      padding: 0;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  }

  /* Colours that are forced on the page say no longer which one is open. */
  @media (forced-colors: active) {
    a[aria-current] {
      outline: var(--stroke) solid Highlight;
      outline-offset: calc(-1 * var(--stroke));
    }
    a[aria-current]:focus-visible {
      outline-width: calc(2 * var(--stroke));
    }
  }
`;
