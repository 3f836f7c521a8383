/** Icons of what is done with photos. */
import { svg } from 'lit';
import { icon } from '../parts/icons.ts';

export const selectAllIcon = icon(
  svg`<rect x="3.5" y="7.5" width="13" height="13" rx="3"/><path d="M8 3.5h9a3.5 3.5 0 0 1 3.5 3.5v9M7 14l2.3 2.3 4-4.3"/>`,
);
export const keyboardIcon = icon(
  svg`<rect x="2.5" y="6" width="19" height="12" rx="2.5"/><path d="M6.5 10h.01M10.2 10h.01M13.8 10h.01M17.5 10h.01M8 14h8"/>`,
);
export const downloadIcon = icon(svg`<path d="M12 4v11m0 0-4.5-4.5M12 15l4.5-4.5M5 19.5h14"/>`);
export const restoreIcon = icon(svg`<path d="M4.5 10h10a5 5 0 0 1 0 10H9M4.5 10 8.5 6M4.5 10l4 4"/>`);
export const takeOutIcon = icon(svg`<rect x="3.5" y="4.5" width="17" height="15" rx="3"/><path d="M8 12h8"/>`);
export const clockIcon = icon(svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5l3.2 2"/>`);
export const coverIcon = icon(
  svg`<rect x="4" y="4" width="16" height="16" rx="3"/><path d="m4.5 16 4.5-4.5 3.5 3.5 2.5-2.5 4.5 4"/>`,
);
export const earlierIcon = icon(svg`<path d="M18.5 12h-13m0 0 5-5m-5 5 5 5"/>`);
export const laterIcon = icon(svg`<path d="M5.5 12h13m0 0-5-5m5 5-5 5"/>`);
