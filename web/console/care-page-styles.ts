/** How the page on the library's care looks. */
import { css } from 'lit';

export const carePageStyles = css`
  :host {
    display: block;
  }
  .page {
    max-inline-size: 52rem;
    padding: var(--space-8) var(--space-24) var(--space-48);
  }
  section > h2 + p {
    margin-block-start: var(--space-4);
  }
  section + section {
    margin-block-start: var(--space-32);
  }
  .how {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: start;
    gap: var(--space-8) var(--space-16);
    padding: var(--space-24);
    border: var(--hairline) solid var(--line);
    border-radius: var(--radius-card);
    background: var(--raised);
  }
  .how > .glyph,
  .how > progress-ring {
    --ring: 32px;
    inline-size: 32px;
    block-size: 32px;
    color: var(--quiet);
  }
  .how > .well {
    color: var(--safe);
  }
  .how > .wrong {
    color: var(--wait);
  }
  .how .text {
    display: grid;
    gap: var(--space-8);
  }
  .how button {
    min-block-size: var(--target-desk);
  }
  .problem {
    color: var(--lost);
  }
  .notice {
    padding: var(--space-16);
    border-radius: var(--radius-card);
    background: var(--wait-wash);
  }
  h3 {
    margin-block: var(--space-16) var(--space-4);
  }
  ul {
    margin-block-start: var(--space-8);
    padding: 0;
    list-style: none;
  }
  li {
    display: grid;
    padding-block: var(--space-8);
    overflow-wrap: anywhere;
  }
  li.photo {
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: var(--space-12);
  }
  .named {
    display: grid;
  }
  li button {
    min-block-size: var(--target-desk);
  }
  li + li {
    border-block-start: var(--hairline) solid var(--line);
  }
  dl {
    display: grid;
    grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
    margin-block: var(--space-8) 0;
  }
  dt,
  dd {
    margin: 0;
    padding-block: var(--space-12);
    border-block-start: var(--hairline) solid var(--line);
  }
  dt {
    color: var(--quiet);
  }
  summary {
    cursor: pointer;
  }
  .settings {
    display: grid;
    gap: var(--space-24);
    margin-block-start: var(--space-12);
  }
  .field {
    display: grid;
    grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
    align-items: center;
    gap: var(--space-4) 0;
  }
  .field .control {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-8);
  }
  .field .help {
    grid-column: 2;
  }
  .field :is(input, select):not([type='file']) {
    inline-size: 10rem;
    min-block-size: var(--target-desk);
    padding-block: var(--space-4);
  }
  .field button {
    min-block-size: var(--target-desk);
  }
  @media (max-width: 640px) {
    .page {
      padding-inline: var(--space-12);
    }
    .how {
      grid-template-columns: auto minmax(0, 1fr);
      padding: var(--space-16);
    }
    .how button {
      grid-column: 1 / -1;
      min-block-size: var(--target);
    }
    dl,
    .field {
      grid-template-columns: minmax(0, 1fr);
    }
    dd {
      padding-block-start: 0;
      border: 0;
    }
    .field .help {
      grid-column: 1;
    }
    .field :is(input, select):not([type='file']),
    .field button {
      min-block-size: var(--target);
    }
  }
`;
