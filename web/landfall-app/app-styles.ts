/** How the page is laid out around its screens: the two tabs of a device, and the words while nothing is open. */
import { css } from 'lit';

export const appStyles = css`
  :host {
    display: block;
  }
  .opening {
    display: grid;
    place-items: center;
    min-block-size: 100dvh;
    color: var(--quiet);
  }
  @media (prefers-reduced-motion: no-preference) {
    .opening {
      animation: appear 200ms 400ms ease-out backwards;
    }
  }
  @keyframes appear {
    from {
      opacity: 0;
    }
  }
  code {
    padding: var(--space-12) var(--space-16);
    border: var(--hairline) solid var(--line);
    border-radius: var(--radius-control);
    background: var(--raised);
    font-size: var(--text-large);
  }
  album-desk {
    display: contents;
  }
  .photos {
    --gallery-side: var(--space-12);
    --gallery-bottom: 61px;
    --console-bars: 130px;
  }
  .photos h1 {
    padding: var(--space-16) var(--space-12) 0;
    font-size: var(--text-title);
  }
  .with-tabs {
    --gallery-bottom: calc(var(--target) + var(--space-12) + env(safe-area-inset-bottom));
    padding-block-end: var(--gallery-bottom);
  }
  nav {
    position: fixed;
    inset: auto 0 0;
    z-index: 1;
    display: grid;
    grid-template-columns: repeat(3, 1fr);
    padding-block-end: env(safe-area-inset-bottom);
    border-block-start: var(--hairline) solid var(--line);
    background: var(--raised);
  }
  nav a {
    display: grid;
    justify-items: center;
    align-content: center;
    gap: var(--space-4);
    min-block-size: calc(var(--target) + var(--space-12));
    color: var(--quiet);
    font-size: var(--text-small);
    font-weight: var(--weight-strong);
    text-decoration: none;
  }
  nav a:focus-visible {
    outline-offset: calc(-1 * var(--space-4));
  }
  nav a[aria-current] {
    color: var(--tide);
  }
  @media print {
    nav {
      display: none;
    }
  }
`;
