/** How the page on the activity looks: sentences, one under the other, with when and from where at their end. */
import { css } from 'lit';

export const activityPageStyles = css`
  :host {
    display: block;
  }
  .page {
    max-inline-size: 52rem;
    padding: var(--space-8) var(--space-24) var(--space-48);
  }
  .filter {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-12);
    margin-block-start: var(--space-16);
  }
  .filter select {
    inline-size: auto;
    max-inline-size: 100%;
    min-block-size: var(--target-desk);
    padding-block: var(--space-4);
  }
  section {
    margin-block-start: var(--space-32);
  }
  h2 {
    font-size: var(--text-large);
  }
  ul {
    margin: var(--space-8) 0 0;
    padding: 0;
    list-style: none;
  }
  li {
    display: grid;
    grid-template-columns: 24px minmax(0, 1fr) auto;
    align-items: baseline;
    gap: var(--space-4) var(--space-12);
    padding-block: var(--space-12);
  }
  li + li {
    border-block-start: var(--hairline) solid var(--line);
  }
  .mark {
    align-self: start;
    block-size: 24px;
    color: var(--wait);
  }
  .mark svg {
    display: block;
  }
  .says {
    overflow-wrap: anywhere;
  }
  .when {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-12);
    font-variant-numeric: tabular-nums;
  }
  .when span {
    overflow-wrap: anywhere;
  }
  .older {
    margin-block-start: var(--space-24);
    min-block-size: var(--target-desk);
  }
  @media (max-width: 640px) {
    .page {
      padding-inline: var(--space-12);
    }
    li {
      grid-template-columns: 24px minmax(0, 1fr);
    }
    .when {
      grid-column: 2;
    }
    .filter select,
    .older {
      min-block-size: var(--target);
    }
  }
`;
