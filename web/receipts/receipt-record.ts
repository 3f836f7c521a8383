/** A receipt as the phone keeps it: what was promised, by whom, about which of its files. */
import { z } from 'zod';
import { PhotoIdSchema, Sha256Schema } from '../../protocol/photo.ts';
import { LossSchema } from '../../protocol/upload.ts';

export const ReceiptRecordSchema = z.object({
  photoId: PhotoIdSchema,
  sha256: Sha256Schema,
  name: z.string(),
  sizeBytes: z.number().nonnegative(),
  lastModifiedMs: z.number(),
  hostName: z.string(),
  /** On the host; empty where this device may not know it. */
  path: z.string(),
  keptAt: z.string(),
  lost: z.array(LossSchema),
  /** One for all that was picked at once; empty for what an older version kept. */
  batchId: z.string(),
  isNew: z.boolean(),
});
export type ReceiptRecord = z.infer<typeof ReceiptRecordSchema>;

/** A receipt that the host no longer stands by: `removed` at `at` by its owner, or not found whole on `hostName` at `at`. */
export const GoneRecordSchema = z.object({
  /** Without its hash and name where an earlier version kept the id alone. */
  receipt: ReceiptRecordSchema.extend({ sha256: Sha256Schema.nullable() }),
  why: z.enum(['removed', 'missing']),
  at: z.string(),
  hostName: z.string(),
});
export type GoneRecord = z.infer<typeof GoneRecordSchema>;

/** All of them, newest first, and when the host last answered for all; null for never. */
export interface ReceiptLists {
  readonly safe: readonly ReceiptRecord[];
  readonly gone: readonly GoneRecord[];
  readonly checkedAt: Date | null;
}
