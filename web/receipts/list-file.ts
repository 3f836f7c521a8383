/** The list as a file that outlives this browser: shared where the phone can share files, else saved. */
import { receiptWords } from '../words/receipt-words.ts';
import type { GoneRecord, ReceiptLists } from './receipt-record.ts';

const say = receiptWords;

/** RFC 4180, with a mark by which spreadsheets know it for UTF-8. */
export function listFile({ safe, gone, checkedAt }: ReceiptLists, now: Date): File {
  const checked = checkedAt?.toISOString() ?? '';
  const rows: string[][] = [say.columns];
  const add = (receipt: GoneRecord['receipt'], holds: string, since: string, host: string): void => {
    const { name, path, sizeBytes, sha256, lost } = receipt;
    const came = lost.map((loss) => say.came[loss]).join(', ');
    rows.push([name, holds, since, host, path, String(sizeBytes), sha256 ?? '', came, checked]);
  };
  for (const receipt of safe) add(receipt, say.isSafe, receipt.keptAt, receipt.hostName);
  for (const { receipt, why, at, hostName } of gone) {
    const said = why === 'removed' ? say.deletedThere : say.notFound;
    add(receipt, `${say.isNotSafe}: ${said(hostName, new Date(at))}`, receipt.keptAt, receipt.hostName);
  }
  const host = (safe[0] ?? gone[0]?.receipt)?.hostName ?? '';
  const text = `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
  return new File([text], fileName(host, now), { type: 'text/csv' });
}

export function canShare(file: File): boolean {
  return globalThis.navigator?.canShare?.({ files: [file] }) ?? false;
}

/** Within a tap. Resolves when the file is handed over; a person who changes their mind is no failure. */
export async function handOver(file: File): Promise<void> {
  if (!canShare(file)) return save(file);
  try {
    await navigator.share({ files: [file], title: say.title });
  } catch (error) {
    if (!(error instanceof DOMException) || error.name !== 'AbortError') save(file);
  }
}

function save(file: File): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  // The browser reads it after the click; a minute is more than that takes.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** A spreadsheet runs a cell that begins like a formula (OWASP, CSV injection): a quote in front makes it text. */
function cell(text: string): string {
  const tame = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${tame.replaceAll('"', '""')}"`;
}

function fileName(host: string, now: Date): string {
  return say.fileName(host.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_'), now.toISOString().slice(0, 10));
}
