/** What the list shows, row by row: what is no longer safe first, then the safe ones by day, newest first. */
import { receiptWords } from '../words/receipt-words.ts';
import type { GoneRecord, ReceiptLists, ReceiptRecord } from './receipt-record.ts';

export type ListRow =
  | { readonly is: 'day'; readonly key: string; readonly title: string }
  | { readonly is: 'gone-title'; readonly key: string; readonly count: number }
  | { readonly is: 'gone'; readonly key: string; readonly gone: GoneRecord }
  | { readonly is: 'safe'; readonly key: string; readonly receipt: ReceiptRecord };

/** Only names with `wanted` in them, in whatever case and form of Unicode. */
export function listRows({ safe, gone }: Pick<ReceiptLists, 'safe' | 'gone'>, wanted: string): ListRow[] {
  const isWanted = nameHas(wanted);
  const rows: ListRow[] = [];
  const missing = gone.filter(({ receipt }) => isWanted(receipt.name));
  if (missing.length > 0) rows.push({ is: 'gone-title', key: 'gone', count: missing.length });
  for (const record of missing) rows.push({ is: 'gone', key: `gone ${record.receipt.photoId}`, gone: record });
  let day = '';
  for (const receipt of safe) {
    if (!isWanted(receipt.name)) continue;
    const title = receiptWords.day(new Date(receipt.keptAt), new Date());
    if (title !== day) rows.push({ is: 'day', key: `day ${title}`, title });
    day = title;
    rows.push({ is: 'safe', key: receipt.photoId, receipt });
  }
  return rows;
}

function nameHas(wanted: string): (name: string) => boolean {
  const part = folded(wanted.trim());
  return part === '' ? () => true : (name) => folded(name).includes(part);
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
