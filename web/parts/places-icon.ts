/** A pin on a map. */
import { svg } from 'lit';
import { icon } from './icons.ts';

export const placesIcon = icon(
  svg`<path d="M12 20.5s6.5-5.6 6.5-10.7a6.5 6.5 0 0 0-13 0c0 5.1 6.5 10.7 6.5 10.7z"/><circle cx="12" cy="9.8" r="2.3"/>`,
);
