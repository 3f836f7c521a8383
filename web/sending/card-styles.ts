/** The cards below the buttons. */
import { css } from 'lit';

export const cardStyles = css`
  :host {
    display: grid;
    gap: var(--space-16);
    min-inline-size: 0;
  }
  h2 {
    font-size: var(--text-large);
  }
  .card {
    min-inline-size: 0;
    padding: var(--space-16);
    border: var(--hairline) solid var(--line);
    border-radius: var(--radius-card);
    background: var(--raised);
  }
  .card-top {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-8);
  }
  .acts {
    display: grid;
    grid-auto-flow: column;
    grid-auto-columns: 1fr;
    gap: var(--space-8);
    padding-block: var(--space-12);
  }
  .lost {
    color: var(--lost);
  }
  .wait {
    color: var(--wait);
  }
`;
