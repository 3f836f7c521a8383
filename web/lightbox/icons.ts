/** The full view's line icons, as text: PhotoSwipe takes its buttons so. */

function icon(paths: string): string {
  return `<svg class="pswp__icn full-view-icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">${paths}</svg>`;
}

export const icons = {
  close: icon('<path d="m6 6 12 12m0-12L6 18"/>'),
  zoom: icon(
    '<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5 5M7.5 10.5h6"/><path class="full-view-zoom-in" d="M10.5 7.5v6"/>',
  ),
  previous: icon('<path d="m14.5 5-7 7 7 7"/>'),
  next: icon('<path d="m9.5 5 7 7-7 7"/>'),
  download: icon('<path d="M12 4v11m0 0-4.5-4.5M12 15l4.5-4.5M5 19.5h14"/>'),
  heart: icon(
    '<path d="M12 20.3 4.9 13.4a4.7 4.7 0 0 1 0-6.7 4.6 4.6 0 0 1 6.6 0l.5.6.5-.6a4.6 4.6 0 0 1 6.6 0 4.7 4.7 0 0 1 0 6.7z"/>',
  ),
  information: icon('<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5.2M12 7.8v.01"/>'),
  trash: icon(
    '<path d="M4.5 6.5h15M9.5 6V4.5h5V6M6.5 6.5l.8 12a1.5 1.5 0 0 0 1.5 1.4h6.4a1.5 1.5 0 0 0 1.5-1.4l.8-12"/>',
  ),
  motion: icon(
    '<circle cx="12" cy="12" r="1.6" fill="currentColor"/><circle cx="12" cy="12" r="5"/><circle cx="12" cy="12" r="8.8" stroke-dasharray="0.1 4.5"/>',
  ),
  slideshow: icon('<rect x="3.5" y="5" width="17" height="12" rx="2"/><path d="m10.5 8.6 4 2.4-4 2.4zM8.5 20h7"/>'),
  fullScreen: icon('<path d="M4.5 9V4.5H9M15 4.5h4.5V9M19.5 15v4.5H15M9 19.5H4.5V15"/>'),
  keys: icon(
    '<rect x="2.5" y="6" width="19" height="12" rx="2"/><path d="M6 10h.01M10 10h.01M14 10h.01M18 10h.01M8 14h8"/>',
  ),
};
