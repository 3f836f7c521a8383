/** How the console's frame is laid out: a rail, which folds to icons, and to a bar at the bottom. */
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
  nav {
    position: sticky;
    inset-block-start: 0;
    display: flex;
    flex-direction: column;
    gap: var(--space-4);
    block-size: 100dvh;
    padding: var(--space-12);
    border-inline-end: var(--hairline) solid var(--line);
  }
  .host {
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
  nav a {
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
  nav a svg {
    flex: none;
  }
  nav a .count {
    margin-inline-start: auto;
    font-weight: var(--weight);
  }
  nav a[aria-current] {
    background: var(--tide-wash);
    color: var(--tide);
  }
  nav .add-phone {
    margin-block-start: auto;
    color: var(--tide);
  }
  @media (hover: hover) {
    nav a:hover {
      background: var(--tide-wash);
    }
  }
  header {
    position: sticky;
    z-index: 3;
    inset-block-start: 0;
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    align-items: center;
    gap: var(--space-16);
    block-size: var(--header);
    padding-inline: var(--space-24);
    background: var(--paper);
  }
  header h1 {
    font-size: var(--text-title);
  }
  @media (max-width: 1100px) and (min-width: 641px) {
    :host {
      --rail: 72px;
    }
    nav a,
    .host {
      justify-content: center;
    }
    .host bdi,
    nav .label,
    nav .count {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    nav a {
      min-block-size: var(--target);
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
    nav {
      position: fixed;
      z-index: 4;
      inset: auto 0 0;
      flex-direction: row;
      gap: 0;
      overflow-x: auto;
      block-size: auto;
      padding: 0 0 env(safe-area-inset-bottom);
      border-inline-end: 0;
      border-block-start: var(--hairline) solid var(--line);
      background: var(--raised);
    }
    .host {
      display: none;
    }
    nav a {
      flex: 1 0 76px;
      flex-direction: column;
      justify-content: center;
      gap: var(--space-4);
      min-block-size: 64px;
      padding: 0;
      border-radius: 0;
      font-size: var(--text-small);
    }
    nav .label {
      max-inline-size: 100%;
      overflow: hidden;
      padding-inline: var(--space-4);
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    nav a[aria-current] {
      background: transparent;
    }
    nav .add-phone {
      margin: 0;
      color: var(--quiet);
    }
    nav .add-phone[aria-current] {
      color: var(--tide);
    }
    nav a .count {
      display: none;
    }
    nav a:focus-visible {
      outline-offset: calc(-1 * var(--space-4));
    }
    header {
      padding-inline: var(--gallery-side);
    }
  }
`;
