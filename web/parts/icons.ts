/** The interface's line icons: 24 px, in the colour of the text beside them, silent to screen readers. */
import { html, type SVGTemplateResult, svg, type TemplateResult } from 'lit';

/** One of them, for screens that have icons of their own. */
export function icon(paths: SVGTemplateResult): TemplateResult {
  return html`<svg
    class="glyph"
    viewBox="0 0 24 24"
    width="24"
    height="24"
    fill="none"
    stroke="currentColor"
    stroke-width="1.75"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
    focusable="false"
  >
    ${paths}
  </svg>`;
}

export const photosIcon = icon(
  svg`<rect x="3" y="4.5" width="18" height="15" rx="3"/><circle cx="8.5" cy="9.5" r="1.5"/><path d="m3.5 17 4.6-4.4a1.5 1.5 0 0 1 2 0L13 15.2l2-1.9a1.5 1.5 0 0 1 2 0l3.8 3.6"/>`,
);
export const filesIcon = icon(
  svg`<path d="M13.5 3.5H7.5a2 2 0 0 0-2 2v13a2 2 0 0 0 2 2h9a2 2 0 0 0 2-2v-10z"/><path d="M13.5 3.5v3a2 2 0 0 0 2 2h3"/>`,
);
export const videoIcon = icon(
  svg`<rect x="3" y="6" width="12.5" height="12" rx="2.5"/><path d="m15.5 11 5-3v8l-5-3"/>`,
);
export const tickIcon = icon(svg`<path d="m5 12.5 4.5 4.5L19 7.5"/>`);
export const crossIcon = icon(svg`<path d="m6.5 6.5 11 11m0-11-11 11"/>`);
export const retryIcon = icon(svg`<path d="M19.5 12a7.5 7.5 0 1 1-2.3-5.4"/><path d="M19.5 3.5v4h-4"/>`);
export const pauseIcon = icon(svg`<path d="M9.5 8.5v7m5-7v7"/>`);
export const playIcon = icon(svg`<path d="m10 8 6 4-6 4z"/>`);
export const alertIcon = icon(svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 7.8v5"/><path d="M12 16.2v.01"/>`);
export const phoneIcon = icon(svg`<rect x="7" y="2.5" width="10" height="19" rx="2.5"/><path d="M11 18.5h2"/>`);
export const laptopIcon = icon(svg`<rect x="4.5" y="5" width="15" height="10.5" rx="2"/><path d="M2.5 18.8h19"/>`);
export const sendIcon = icon(svg`<path d="M12 19.5V5m0 0L6 11m6-6 6 6"/>`);
/** The mark: a picture's frame coming to rest on a shoreline. */
export const markIcon = icon(
  svg`<rect x="6.6" y="3.6" width="10.8" height="10.8" rx="2" transform="rotate(-8 12 9)"/><path d="M2.5 18.5c2.4 0 2.4-1.6 4.75-1.6s2.4 1.6 4.75 1.6 2.4-1.6 4.75-1.6 2.4 1.6 4.75 1.6"/>`,
);
