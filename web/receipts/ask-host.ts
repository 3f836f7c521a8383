/** Asks the host again whether it has what it gave receipts for: by hash, whole and in its library, not by what a phone remembers. */

import { Failure } from '../../protocol/failure.ts';
import { type PhotoId, PhotoSchema } from '../../protocol/photo.ts';
import { routes } from '../../protocol/routes.ts';
import { KnownSchema } from '../../protocol/upload.ts';
import type { HostLink } from './host-link.ts';
import type { GoneRecord, ReceiptRecord } from './receipt-record.ts';

// KnownRequest's limit.
const mostHashes = 1000;

export interface Answer {
  readonly safe: readonly ReceiptRecord[];
  readonly gone: readonly GoneRecord[];
}

/** Every record comes back as safe or as gone, by the answer of the host that is there now. Rejects with `Failure`. */
export async function askHost(
  link: Pick<HostLink, 'request' | 'hostName'>,
  records: readonly ReceiptRecord[],
  signal?: AbortSignal,
): Promise<Answer> {
  const safe: ReceiptRecord[] = [];
  const gone: GoneRecord[] = [];
  for (let from = 0; from < records.length; from += mostHashes) {
    const asked = records.slice(from, from + mostHashes);
    const { known, receipts, removedAt } = await link.request(KnownSchema, routes.known, {
      body: { sha256: asked.map(({ sha256 }) => sha256) },
      ...(signal === undefined ? {} : { signal }),
    });
    const now = new Date().toISOString();
    for (const record of asked) {
      const hostName = link.hostName ?? record.hostName;
      const removed = removedAt[record.sha256];
      if (known[record.sha256] === undefined) {
        gone.push({
          receipt: record,
          why: removed === undefined ? 'missing' : 'removed',
          at: removed ?? now,
          hostName,
        });
        continue;
      }
      const { path = record.path, keptAt = record.keptAt, lost = record.lost } = receipts[record.sha256] ?? {};
      safe.push({ ...record, hostName, path, keptAt, lost });
    }
  }
  return { safe, gone };
}

/** What the host says of a photo of which this browser kept the id alone. Rejects with `Failure`. */
export async function learnReceipt(link: HostLink, photoId: PhotoId): Promise<ReceiptRecord | GoneRecord> {
  const unknown = { lastModifiedMs: 0, lost: [], batchId: '', isNew: true };
  const hostName = link.hostName ?? '';
  try {
    const { sha256, name, sizeBytes, path, receivedAt } = await link.request(PhotoSchema, routes.photo(photoId));
    return { ...unknown, photoId, sha256, name, sizeBytes, hostName, path, keptAt: receivedAt };
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'not-found') throw error;
    const at = new Date().toISOString();
    const receipt = { ...unknown, photoId, sha256: null, name: '', sizeBytes: 0, hostName, path: '', keptAt: at };
    return { receipt, why: 'missing', at, hostName };
  }
}
