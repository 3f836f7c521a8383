/** Bytes on their way in: what is declared before, what is true in between, what is promised after. */
import { z } from 'zod';
import { PhotoIdSchema, PhotoSchema, Sha256Schema } from './photo.ts';

export const UploadIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]{21}$/)
  .brand<'UploadId'>();
export type UploadId = z.infer<typeof UploadIdSchema>;

/** What a sender says about a file before its first byte. The name is a hint, never a path; `sha256` is verified at the end. */
export const UploadDeclarationSchema = z.object({
  name: z.string().max(1024),
  sizeBytes: z.int().nonnegative().max(Number.MAX_SAFE_INTEGER),
  mimeType: z.string().max(200).nullable(),
  lastModifiedMs: z.number().int().min(-8.64e15).max(8.64e15).nullable(),
  sha256: Sha256Schema.nullable(),
  /** The person was told that this photo was deleted on the host, and wants it there again. */
  sendAgain: z.boolean().default(false),
});
export type UploadDeclaration = z.infer<typeof UploadDeclarationSchema>;

/** What a phone's system takes off a photo on its way to the browser, as far as the bytes show it (PLATFORM, Picking). */
export const LossSchema = z.enum(['place', 'heic', 'live-photo', 'name']);
export type Loss = z.infer<typeof LossSchema>;

/** The host's word that an original with this SHA-256 is on disk, durable and indexed. `isNew` is false where it was there before. */
export const ReceiptSchema = z
  .object({
    photoId: PhotoIdSchema,
    sha256: Sha256Schema,
    isNew: z.boolean(),
    posterWanted: z.boolean().meta({ description: 'The host cannot make a picture of this one; the sender may.' }),
    path: z.string().default('').meta({
      description:
        'Of the original, relative to the data directory; empty for one that lies in another sender’s folder.',
    }),
    keptAt: z.iso.datetime().default('1970-01-01T00:00:00.000Z').meta({ description: 'Since when it is safe.' }),
    lost: z
      .array(LossSchema)
      .default([])
      .meta({ description: 'What the sender’s system took off before it was sent.' }),
  })
  .meta({ id: 'Receipt' });
export type Receipt = z.infer<typeof ReceiptSchema>;

/** `offset` counts durable bytes: it never goes back. */
export type UploadStatus =
  | { readonly state: 'receiving'; readonly offset: number; readonly sizeBytes: number; readonly expiresAtMs: number }
  | { readonly state: 'complete'; readonly sizeBytes: number; readonly receipt: Receipt };

/** Response headers that carry a receipt. */
export const receiptHeaders = {
  photoId: 'Landfall-Photo',
  sha256: 'Landfall-Sha256',
  isNew: 'Landfall-New',
  posterWanted: 'Landfall-Poster-Wanted',
  /** Percent-encoded UTF-8: a header holds no more than ASCII. */
  path: 'Landfall-Path',
  keptAt: 'Landfall-Kept-At',
  lost: 'Landfall-Lost',
} as const;

/** A receipt as response headers. */
export function headersOfReceipt(receipt: Receipt): Readonly<Record<string, string>> {
  return {
    [receiptHeaders.photoId]: receipt.photoId,
    [receiptHeaders.sha256]: receipt.sha256,
    [receiptHeaders.isNew]: String(receipt.isNew),
    [receiptHeaders.posterWanted]: String(receipt.posterWanted),
    [receiptHeaders.path]: encodeURI(receipt.path),
    [receiptHeaders.keptAt]: receipt.keptAt,
    [receiptHeaders.lost]: receipt.lost.join(','),
  };
}

/** Reads a receipt from the headers of the answer that completed an upload; null where there is none. */
export function receiptFromHeaders(header: (name: string) => string | null): Receipt | null {
  const photoId = header(receiptHeaders.photoId);
  if (photoId === null) return null;
  const receipt = ReceiptSchema.safeParse({
    photoId,
    sha256: header(receiptHeaders.sha256),
    isNew: header(receiptHeaders.isNew) === 'true',
    posterWanted: header(receiptHeaders.posterWanted) === 'true',
    path: decodedPath(header(receiptHeaders.path) ?? ''),
    keptAt: header(receiptHeaders.keptAt) ?? undefined,
    lost: (header(receiptHeaders.lost) ?? '').split(',').filter((loss) => LossSchema.safeParse(loss).success),
  });
  return receipt.success ? receipt.data : null;
}

function decodedPath(text: string): string {
  try {
    return decodeURI(text);
  } catch {
    return '';
  }
}

export const tusVersion = '1.0.0';
export const tusExtensions = 'creation,creation-with-upload,termination,checksum,expiration';

export const KnownRequestSchema = z.object({ sha256: z.array(Sha256Schema).max(1000) }).meta({ id: 'KnownRequest' });
export const KnownSchema = z
  .object({
    known: z.record(z.string(), PhotoIdSchema),
    removed: z.array(Sha256Schema),
    receipts: z
      .record(z.string(), ReceiptSchema)
      .default({})
      .meta({ description: 'By SHA-256, for each that is known: it is as safe as one that was sent now.' }),
    removedAt: z
      .record(z.string(), z.iso.datetime())
      .default({})
      .meta({ description: 'By SHA-256, for each that was removed: when its owner deleted it here.' }),
  })
  .meta({ id: 'Known' });
export type Known = z.infer<typeof KnownSchema>;

/** The multipart door's answer: the photos kept, their receipts in the same order, and what was kept out and why. */
export const PlainUploadSchema = z
  .object({
    photos: z.array(PhotoSchema),
    receipts: z.array(ReceiptSchema),
    refused: z.array(z.object({ name: z.string(), code: z.string(), detail: z.string() })),
  })
  .meta({ id: 'PlainUpload' });
export type PlainUpload = z.infer<typeof PlainUploadSchema>;
