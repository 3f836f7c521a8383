/** What is said about receipts; loaded with the screens that say it. */
import { receipts } from './en-receipts.ts';
import { translated } from './words.ts';

export const receiptWords = await translated(receipts, {
  de: async () => (await import('./de-receipts.ts')).receipts,
  es: async () => (await import('./es-receipts.ts')).receipts,
});
