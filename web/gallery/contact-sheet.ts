/** The photos on paper: the chosen ones, or the months in view, in rows of pictures with their time, and nothing else of the screen. */
import { css, html, nothing } from 'lit';
import { routes } from '../../protocol/routes.ts';
import type { Tile } from '../../protocol/tile.ts';
import { galleryWords } from '../words/gallery-words.ts';
import { words } from '../words/words.ts';
import { tileAspect } from './justified-rows.ts';
import { dayOf, monthOf } from './tile-order.ts';

export function contactSheet(tiles: readonly Tile[]) {
  return stretches(tiles).map(
    ({ month, inMonth }) => html`<section>
      <h2>${words.month(month)} <span class="quiet counts">${galleryWords.photoCount(inMonth.length)}</span></h2>
      <div class="figures">${inMonth.map(figure)}</div>
    </section>`,
  );
}

/** In an album's own order a month may come more than once. */
function stretches(tiles: readonly Tile[]): readonly { readonly month: string; readonly inMonth: readonly Tile[] }[] {
  const found: { month: string; inMonth: Tile[] }[] = [];
  for (const tile of tiles) {
    const last = found.at(-1);
    if (last?.month === monthOf(tile)) last.inMonth.push(tile);
    else found.push({ month: monthOf(tile), inMonth: [tile] });
  }
  return found;
}

function figure(tile: Tile) {
  const aspect = tileAspect(tile.width, tile.height);
  return html`<figure .style=${`--aspect: ${aspect.toFixed(3)}`}>
    <div class="picture">
      ${tile.preview === 'ready' ? html`<img src=${routes.preview(tile.id, '320')} alt="" />` : nothing}
    </div>
    <figcaption>${words.dayOfMonth(dayOf(tile))}, ${tile.local.slice(11, 16)}</figcaption>
  </figure>`;
}

export const contactSheetStyles = css`
  .sheet {
    display: none;
  }
  @media print {
    :host(.printing) > :not(.sheet),
    :host(.printing) .sheet ~ * {
      display: none;
    }
    :host(.printing) {
      padding: 0;
    }
    :host(.printing) .sheet {
      display: block;
    }
    .sheet section {
      margin-block-end: var(--space-24);
    }
    .sheet h2 {
      margin-block-end: var(--space-8);
      break-after: avoid;
    }
    .sheet h2 span {
      font-size: var(--text-small);
      font-weight: var(--weight);
    }
    .figures {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-8);
    }
    /* What is left at the end of the last row. */
    .figures::after {
      content: '';
      flex: 1000 0 0;
    }
    figure {
      flex: var(--aspect) 0 calc(var(--aspect) * var(--print-row));
      margin: 0;
      break-inside: avoid;
    }
    .sheet .picture {
      block-size: var(--print-row);
      overflow: hidden;
      border-radius: var(--radius-tile);
      background: var(--line);
    }
    .sheet img {
      display: block;
      inline-size: 100%;
      block-size: 100%;
      object-fit: cover;
    }
    figcaption {
      padding-block: var(--space-4);
      color: var(--quiet);
      font-size: var(--text-small);
    }
  }
`;
