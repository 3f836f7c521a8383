/** Icons of what only those who look at the library see. */
import { svg } from 'lit';
import { icon } from './icons.ts';

export const careIcon = icon(
  svg`<path d="M12 3.5 5 6v5.5c0 4.3 2.9 7.5 7 9 4.1-1.5 7-4.7 7-9V6z"/><path d="m9 12 2.2 2.2L15.2 10"/>`,
);
export const activityIcon = icon(svg`<path d="M3.5 12h4l2.5-7 4 14 2.5-7h4"/>`);
export const heartIcon = icon(
  svg`<path d="M12 19.5 5.2 12.8a4.3 4.3 0 0 1 0-6.1 4.3 4.3 0 0 1 6 0l.8.8.8-.8a4.3 4.3 0 0 1 6 0 4.3 4.3 0 0 1 0 6.1z"/>`,
);
export const trashIcon = icon(
  svg`<path d="M4.5 6.5h15M9.5 6.5v-2h5v2M6.5 6.5l.8 12a1.5 1.5 0 0 0 1.5 1.4h6.4a1.5 1.5 0 0 0 1.5-1.4l.8-12M10 10.5v5.5M14 10.5v5.5"/>`,
);
export const albumsIcon = icon(
  svg`<rect x="3.5" y="8" width="17" height="12" rx="2.5"/><path d="M6 5.2h12M8.5 2.6h7"/>`,
);
export const moreIcon = icon(svg`<path d="M6 12h.01M12 12h.01M18 12h.01" stroke-width="2.75"/>`);
export const backIcon = icon(svg`<path class="mirrors" d="m14.5 5.5-6.5 6.5 6.5 6.5"/>`);
