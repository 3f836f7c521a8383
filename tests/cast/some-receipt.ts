/** Receipts for tests that are about what becomes of them. */
import { createHash } from 'node:crypto';
import { PhotoIdSchema, Sha256Schema } from '../../protocol/photo.ts';
import type { ReceiptRecord } from '../../web/receipts/receipt-record.ts';

/** A receipt for a photo of this name, with these facts instead of the usual. */
export function someReceipt(name: string, facts: Partial<ReceiptRecord> = {}): ReceiptRecord {
  const sha256 = Sha256Schema.parse(createHash('sha256').update(name).digest('hex'));
  return {
    photoId: PhotoIdSchema.parse(sha256.slice(0, 22)),
    sha256,
    name,
    sizeBytes: 3_000_000,
    lastModifiedMs: Date.parse('2026-06-01T10:00:00Z'),
    hostName: 'Study laptop',
    path: `library/Anna’s phone/2026/2026-06/${name}`,
    keptAt: '2026-06-03T12:00:00.000Z',
    lost: [],
    batchId: 'one',
    isNew: true,
    ...facts,
  };
}
