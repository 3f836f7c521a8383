/** What is said about receipts; loaded with the screens that say it. */
import { receipts } from './en-receipts.ts';
import { inLanguage } from './words.ts';

export const receiptWords = inLanguage({ en: receipts });
