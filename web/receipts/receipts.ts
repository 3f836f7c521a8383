/** What the host has promised this phone: each receipt kept for good, and asked after again before anything is deleted. */
import './safe-line.ts';

export type { ReceiptRecord } from './receipt-record.ts';
export { Receipts } from './receipts-model.ts';
export type { SafeList } from './safe-list.ts';
