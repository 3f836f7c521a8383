/** How the page on the connection looks: one verdict, then what it rests on. */
import { css } from 'lit';

export const connectionPageStyles = css`
  :host {
    display: block;
  }
  .page {
    max-inline-size: 52rem;
    padding: var(--space-8) var(--space-24) var(--space-48);
  }
  section + section {
    margin-block-start: var(--space-32);
  }
  h2 {
    font-size: var(--text-large);
  }
  .summary {
    display: grid;
    grid-template-columns: 32px minmax(0, 1fr) auto;
    align-items: start;
    gap: var(--space-8) var(--space-16);
    padding: var(--space-24);
    border: var(--hairline) solid var(--line);
    border-radius: var(--radius-card);
    background: var(--raised);
  }
  .mark {
    align-self: start;
    block-size: 24px;
  }
  .mark svg {
    display: block;
  }
  .summary .glyph {
    inline-size: 32px;
    block-size: 32px;
  }
  .summary button {
    min-block-size: var(--target-desk);
  }
  .well > .mark {
    color: var(--safe);
  }
  .perhaps > .mark {
    color: var(--wait);
  }
  .wrong > .mark,
  .problem {
    color: var(--lost);
  }
  .unknown > .mark::before {
    display: block;
    inline-size: 8px;
    block-size: 8px;
    margin: 8px;
    border: 2px solid var(--quiet);
    border-radius: 50%;
    content: '';
  }
  ul {
    margin: var(--space-8) 0 0;
    padding: 0;
    list-style: none;
  }
  .checks li {
    display: grid;
    grid-template-columns: 24px minmax(0, 1fr);
    gap: var(--space-12);
    padding-block: var(--space-12);
    overflow-wrap: anywhere;
  }
  .checks li + li,
  .choice + .choice {
    border-block-start: var(--hairline) solid var(--line);
  }
  code {
    display: block;
    margin-block-start: var(--space-8);
    padding: var(--space-8) var(--space-12);
    border-radius: var(--radius-control);
    background: var(--raised);
    font-size: var(--text-small);
    overflow-wrap: anywhere;
    -webkit-user-select: all;
    user-select: all;
  }
  .unseen {
    display: grid;
    gap: var(--space-8);
    padding-inline-start: var(--space-24);
    list-style: disc;
  }
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
  }
  .choice {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    align-items: center;
    gap: var(--space-12);
    min-block-size: var(--target);
    padding-block: var(--space-8);
    cursor: pointer;
  }
  .choice span {
    display: grid;
    overflow-wrap: anywhere;
  }
  .choice .quiet {
    font-weight: normal;
  }
  .choice input {
    inline-size: 20px;
    block-size: 20px;
    min-block-size: 0;
    margin: 0;
    accent-color: var(--tide);
  }
  @media (max-width: 640px) {
    .page {
      padding-inline: var(--space-12);
    }
    .summary {
      grid-template-columns: 32px minmax(0, 1fr);
      padding: var(--space-16);
    }
    .summary button {
      grid-column: 1 / -1;
      min-block-size: var(--target);
    }
  }
`;
