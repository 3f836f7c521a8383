/** How a sheet over the page looks; how wide it is, and what it holds, it says itself. */
import { css } from 'lit';

export const dialogStyles = css`
  dialog {
    padding: var(--space-24);
    border: 0;
    border-radius: var(--radius-card);
    background: var(--raised);
    color: var(--ink);
    box-shadow: var(--shadow);
  }
  dialog::backdrop {
    background: var(--veil);
  }
`;
