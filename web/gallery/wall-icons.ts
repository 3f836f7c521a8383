/** Icons of what is done with photos. */
import { svg } from 'lit';
import { icon } from '../parts/icons.ts';

export const heartIcon = icon(
  svg`<path d="M12 19.5 5.2 12.8a4.3 4.3 0 0 1 0-6.1 4.3 4.3 0 0 1 6 0l.8.8.8-.8a4.3 4.3 0 0 1 6 0 4.3 4.3 0 0 1 0 6.1z"/>`,
);
export const trashIcon = icon(
  svg`<path d="M4.5 6.5h15M9.5 6.5v-2h5v2M6.5 6.5l.8 12a1.5 1.5 0 0 0 1.5 1.4h6.4a1.5 1.5 0 0 0 1.5-1.4l.8-12M10 10.5v5.5M14 10.5v5.5"/>`,
);
export const selectAllIcon = icon(
  svg`<rect x="3.5" y="7.5" width="13" height="13" rx="3"/><path d="M8 3.5h9a3.5 3.5 0 0 1 3.5 3.5v9M7 14l2.3 2.3 4-4.3"/>`,
);
export const keyboardIcon = icon(
  svg`<rect x="2.5" y="6" width="19" height="12" rx="2.5"/><path d="M6.5 10h.01M10.2 10h.01M13.8 10h.01M17.5 10h.01M8 14h8"/>`,
);
