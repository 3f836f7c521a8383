/** How one row of the list is drawn. */
import { css, html, nothing, type TemplateResult } from 'lit';
import { alertIcon, tickIcon } from '../parts/icons.ts';
import { receiptWords } from '../words/receipt-words.ts';
import { words } from '../words/words.ts';
import type { ListRow } from './list-rows.ts';
import type { GoneRecord, ReceiptRecord } from './receipt-record.ts';

const say = receiptWords;

export function listRowView(row: ListRow): TemplateResult {
  switch (row.is) {
    case 'day':
      return html`<h2 class="day">${row.title}</h2>`;
    case 'gone-title':
      return html`<h2 class="gone-title">${say.goneTitle(row.count)}</h2>
        <p class="small">${say.goneHelp}</p>`;
    case 'gone':
      return goneRow(row.gone);
    case 'safe':
      return safeRow(row.receipt);
  }
}

function safeRow({ name, hostName, path, keptAt, sizeBytes, lost }: ReceiptRecord): TemplateResult {
  const came = lost.filter((loss) => loss !== 'name').map((loss) => say.came[loss]);
  return html`<span class="tick">${tickIcon}</span>
    <span class="text">
      <bdi class="name">${name}</bdi>
      <span class="small quiet where"><bdi>${say.where(hostName, folderOf(path, name))}</bdi></span>
      ${came.length === 0 ? nothing : html`<span class="small came">${say.cameAs(came)}</span>`}
    </span>
    <span class="small quiet counts end">
      <time datetime=${keptAt}>${say.time(new Date(keptAt))}</time>
      <span>${words.bytes(sizeBytes)}</span>
    </span>`;
}

/** The name stands above it already, mostly. */
function folderOf(path: string, name: string): string {
  return path.endsWith(`/${name}`) ? path.slice(0, -name.length) : path;
}

function goneRow({ receipt, why, at, hostName }: GoneRecord): TemplateResult {
  const said = why === 'removed' ? say.deletedThere : say.notFound;
  return html`<span class="alert">${alertIcon}</span>
    <span class="text">
      <bdi class="name">${receipt.name === '' ? say.unnamed : receipt.name}</bdi>
      <span class="small lost">${said(hostName, new Date(at))}</span>
      ${receipt.hostName === hostName ? nothing : html`<span class="small quiet">${say.receivedBy(receipt.hostName)}</span>`}
    </span>`;
}

export const listRowStyles = css`
  li {
    padding-block: var(--space-8);
  }
  li.gone,
  li.safe {
    display: grid;
    grid-template-columns: var(--icon) 1fr auto;
    align-items: start;
    gap: var(--space-12);
    min-block-size: calc(var(--target) + var(--space-16));
    border-block-end: var(--hairline) solid var(--line);
  }
  .tick {
    color: var(--safe);
  }
  .alert,
  .lost,
  h2.gone-title {
    color: var(--lost);
  }
  .came {
    color: var(--wait);
  }
  .text,
  .end {
    display: grid;
    min-inline-size: 0;
  }
  .end {
    justify-items: end;
  }
  .name {
    overflow: hidden;
    font-weight: var(--weight-strong);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .where {
    overflow-wrap: anywhere;
  }
  h2.day,
  h2.gone-title {
    padding-block: var(--space-16) var(--space-4);
    font-size: var(--text-large);
  }
`;
