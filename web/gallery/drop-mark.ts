/** The line that says where carried photos would go. */
import { html, nothing } from 'lit';
import type { DropMark } from './album-moves.ts';

export function dropMark(mark: DropMark | null) {
  if (mark === null) return nothing;
  return html`<div
    class="drop-mark"
    .style=${`height: ${mark.height}px; transform: translate(${mark.x - 2}px, ${mark.top}px)`}
  ></div>`;
}
