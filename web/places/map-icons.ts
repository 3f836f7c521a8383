/** The icons of the map. */
import { svg } from 'lit';
import { icon } from '../parts/icons.ts';

export const plusIcon = icon(svg`<path d="M12 5.5v13M5.5 12h13"/>`);
export const minusIcon = icon(svg`<path d="M5.5 12h13"/>`);
export const wholeIcon = icon(
  svg`<path d="M4 9V5.5A1.5 1.5 0 0 1 5.5 4H9M15 4h3.5A1.5 1.5 0 0 1 20 5.5V9M20 15v3.5a1.5 1.5 0 0 1-1.5 1.5H15M9 20H5.5A1.5 1.5 0 0 1 4 18.5V15"/>`,
);
export const aimIcon = icon(svg`<circle cx="12" cy="12" r="6.5"/><path d="M12 3v4M12 17v4M3 12h4M17 12h4"/>`);
