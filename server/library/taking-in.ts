/** How an arrived file becomes a photo of the library, and what its sender is promised for it. */
import { extname } from 'node:path';
import { Failure } from '../../protocol/failure.ts';
import type { DeviceId } from '../../protocol/pairing.ts';
import type { Photo, PhotoId, Sha256, Taken } from '../../protocol/photo.ts';
import type { Known, Receipt, UploadDeclaration } from '../../protocol/upload.ts';
import type { ArrivedFile, WholeFile } from '../arrived-file.ts';
import type { Catalog, CatalogEntry } from './catalog/catalog.ts';
import type { PhotoRow } from './catalog/catalog-tables.ts';
import { lostOf, rowOf, takenOf } from './catalog/photo-row.ts';
import type { DeviceCounts } from './device-counts.ts';
import { hashFile } from './hash-file.ts';
import type { Identifier, PhotoFacts } from './identify/identify.ts';
import type { OriginalPath, Originals } from './originals.ts';
import type { Trash } from './trash.ts';
import type { Turns } from './turns.ts';

const freshMs = 250;

export interface TakingInParts {
  readonly catalog: Catalog;
  readonly originals: Originals;
  readonly trash: Trash;
  readonly identifier: Identifier;
  readonly counts: DeviceCounts;
  /** Of two acts on the same bytes at once the second waits, and finds what the first has done. */
  readonly turns: Turns<Sha256>;
  readonly folderOf: (device: DeviceId) => string;
  /** False once a device was revoked: nothing of it is kept any more. */
  readonly isLetIn: (device: DeviceId) => boolean;
  /** Whether a device may see all of the library, and so where each photo lies. */
  readonly mayBrowse: (device: DeviceId) => boolean;
  /** False where a video needs a poster from its sender. */
  readonly canPoster: () => boolean;
  /** Throws `library-away` while the disk with the photos is not there. */
  readonly needLibrary: () => Promise<void>;
  /** When each of these was removed here, of those that were (ms since 1970). */
  readonly removedAt: (hashes: readonly Sha256[]) => Promise<ReadonlyMap<Sha256, number>>;
  readonly added: (entry: CatalogEntry) => Photo;
  readonly changed: (entry: CatalogEntry) => unknown;
}

export class TakingIn {
  readonly #parts: TakingInParts;
  /** When the library's disk was last looked for, for whoever only declares a file. */
  #seenAtMs = Number.NEGATIVE_INFINITY;

  constructor(parts: TakingInParts) {
    this.#parts = parts;
  }

  /**
   * Takes an arrived file in and answers its receipt, which is true from then on. Bytes that are here already are kept once.
   * Throws `not-a-photo`, `empty-file`, `device-revoked`, `removed-here`; rejects with the disk's own errors.
   */
  add(file: ArrivedFile): Promise<Receipt> {
    return this.#parts.turns.take(file.sha256, () => this.#addAlone(file));
  }

  /** Puts a whole file that lies at its place already into the catalog. */
  async record(file: WholeFile, facts: PhotoFacts, path: OriginalPath): Promise<CatalogEntry> {
    const { catalog, originals, counts, added } = this.#parts;
    await originals.settleFound(path, file.sha256);
    const entry = await catalog.record(rowOf(file, facts, path));
    catalog.writes.settle(entry.row.id);
    counts.add(entry);
    added(entry);
    return entry;
  }

  /** Throws what keeps a file out before its first byte: `removed-here`, `library-away`. */
  async admit({ sha256, sendAgain }: Pick<UploadDeclaration, 'sha256' | 'sendAgain'>): Promise<void> {
    // Asked again when the photo has its name: here it only spares a sender what would be in vain.
    if (performance.now() - this.#seenAtMs > freshMs) {
      await this.#parts.needLibrary();
      this.#seenAtMs = performance.now();
    }
    if (sha256 !== null && !sendAgain) await this.#refuseRemoved(sha256);
  }

  async #refuseRemoved(sha256: Sha256): Promise<void> {
    const removedAt = (await this.#parts.removedAt([sha256])).get(sha256);
    if (removedAt !== undefined) throw removedHere(removedAt);
  }

  /**
   * Which of these hashes are here, each with a receipt for `asker`, and which were removed. One whose file somebody took away
   * is neither: it is wanted again.
   */
  async known(hashes: readonly Sha256[], asker: DeviceId): Promise<Known> {
    const entries = await this.#parts.catalog.known(hashes);
    // Without its disk every photo would be wanted again.
    if (hashes.length > 0) await this.#parts.needLibrary();
    const { writes } = this.#parts.catalog;
    const isHere = await Promise.all(
      entries.map(async ({ row }) => row.trashed === 0 && writes.isSettled(row) && (await this.#isSound(row))),
    );
    const here = entries.filter((_entry, index) => isHere[index]);
    const removedAt = await this.#parts.removedAt(hashes);
    return {
      known: Object.fromEntries(here.map(({ row }) => [row.sha256, row.id])),
      receipts: Object.fromEntries(here.map((entry) => [entry.row.sha256, this.#receipt(entry, asker, false)])),
      removed: [...removedAt.keys()],
      removedAt: Object.fromEntries([...removedAt].map(([hash, at]) => [hash, new Date(at).toISOString()])),
    };
  }

  /** The receipt of a photo that this device has sent and that is here, as `known` means it; null for any other. */
  async receiptFor(sha256: Sha256, sender: DeviceId): Promise<Receipt | null> {
    const [entry] = await this.#parts.catalog.known([sha256]);
    if (entry?.sendings.some(({ device_id }) => device_id === sender) !== true) return null;
    return (await this.known([sha256], sender)).receipts[sha256] ?? null;
  }

  /** Brings a photo back from the trash; false for one that is not in it. Throws `not-found`. */
  async restore(id: PhotoId): Promise<boolean> {
    const { catalog, counts, trash } = this.#parts;
    const entry = await catalog.find(id);
    if (entry.row.trashed === 0) return false;
    await this.#parts.needLibrary();
    if (!(await this.#isHere(entry.row))) throw new Failure('not-found', 'This photo is not in the trash any more.');
    const path = await trash.takeBack(entry.row);
    counts.add(await catalog.change(id, { trashed: 0, trashed_at: null, path }));
    return true;
  }

  async #addAlone(file: ArrivedFile): Promise<Receipt> {
    const { catalog, identifier } = this.#parts;
    this.#refuseRevoked(file.deviceId);
    const known = await catalog.bySha256(file.sha256);
    if (!file.sendAgain && known?.row.trashed !== 0) await this.#refuseRemoved(file.sha256);
    if (known !== null) return this.#sentAgain(known, file);
    // The disk writes while the worker reads.
    const [facts] = await Promise.all([identifier.identify(file, file.head), file.settle()]);
    const path = await this.#place(file, facts.taken, facts.extension);
    return this.#receipt(await this.#keep(file, facts, path), file.deviceId, true);
  }

  /** The bytes are durable. Makes name and row durable side by side, or takes both back. */
  async #keep(file: ArrivedFile, facts: PhotoFacts, path: OriginalPath): Promise<CatalogEntry> {
    const { catalog, originals, counts, added, needLibrary } = this.#parts;
    const [recorded, ...others] = await Promise.allSettled([
      catalog.record(rowOf(file, facts, path)),
      originals.settle(path, file.sha256),
      // What was put into an empty mount point is gone from sight once the disk is back.
      needLibrary(),
    ]);
    const failed = [recorded, ...others].find((outcome) => outcome.status === 'rejected');
    if (recorded.status === 'rejected' || failed !== undefined) {
      const isForgotten =
        recorded.status === 'rejected' || (await catalog.writes.forget(recorded.value.row).then(yes, no));
      // A row that cannot be taken back needs its file; it is looked at again when the photo is sent again.
      if (isForgotten) await originals.withdraw(path, file);
      throw failed?.reason;
    }
    catalog.writes.settle(recorded.value.row.id);
    counts.add(recorded.value);
    added(recorded.value);
    await this.#tellPartner(recorded.value.row);
    return recorded.value;
  }

  /** The other half of a Live Photo looks different now that it has one. */
  async #tellPartner({ part_of, movie_part }: PhotoRow): Promise<void> {
    const partner = part_of ?? movie_part;
    if (partner !== null) this.#parts.changed(await this.#parts.catalog.find(partner));
  }

  async #sentAgain({ row }: CatalogEntry, file: ArrivedFile): Promise<Receipt> {
    const { catalog, counts } = this.#parts;
    const wasTrashed = row.trashed === 1;
    const isHere = (await this.#isSound(row)) && (await this.#isProved(row));
    this.#refuseRevoked(file.deviceId);
    // A receipt is not given on the catalog's word: somebody may have moved the original away.
    const path = isHere ? row.path : await this.#keepAgain(row, file);
    const isFirstOfDevice = await catalog.writes.addSending({
      photo_id: row.id,
      device_id: file.deviceId,
      name: file.name,
      received_at: file.receivedAtMs,
    });
    if (isHere) await this.restore(row.id);
    else {
      const entry = await catalog.change(row.id, {
        path,
        trashed: 0,
        trashed_at: null,
        condition: 'ok',
        checked_at: null,
      });
      if (wasTrashed) counts.add(entry);
    }
    if (isFirstOfDevice && !wasTrashed) counts.addFor(file.deviceId, row.size_bytes);
    const now = await catalog.find(row.id);
    if (wasTrashed || !isHere || isFirstOfDevice) this.#parts.changed(now);
    return this.#receipt(now, file.deviceId, wasTrashed || !isHere);
  }

  /** Asked again and again: the sender may be cut off while its last byte is looked into. */
  #refuseRevoked(device: DeviceId): void {
    if (!this.#parts.isLetIn(device)) throw new Failure('device-revoked');
  }

  async #place(file: ArrivedFile, taken: Taken, extension: string): Promise<OriginalPath> {
    const { originals, folderOf } = this.#parts;
    this.#refuseRevoked(file.deviceId);
    return originals.place(file, folderOf(file.deviceId), taken, extension);
  }

  async #keepAgain(row: PhotoRow, file: ArrivedFile): Promise<OriginalPath> {
    await file.settle();
    const path = await this.#place(file, takenOf(row), extname(row.path));
    await this.#parts.originals.settle(path, row.sha256);
    await this.#parts.needLibrary();
    return path;
  }

  #isHere(row: Pick<PhotoRow, 'id' | 'path' | 'size_bytes' | 'trashed'>): Promise<boolean> {
    return this.#parts.originals.has(this.#parts.trash.find(row), row.size_bytes);
  }

  /** One whose bytes are known to have changed is wanted again. */
  async #isSound(row: PhotoRow): Promise<boolean> {
    return row.condition !== 'changed' && (await this.#isHere(row));
  }

  /** A row that could be neither settled nor taken back promises nothing until its file was read again. */
  async #isProved(row: PhotoRow): Promise<boolean> {
    const { catalog, originals } = this.#parts;
    if (row.trashed === 1 || catalog.writes.isSettled(row)) return true;
    if ((await hashFile(originals.absolute(row.path))) !== row.sha256) return false;
    await originals.settleFound(row.path, row.sha256);
    catalog.writes.settle(row.id);
    return true;
  }

  /** A device that only sends is not told in whose folder a photo lies that another sent first. */
  #receipt({ row, sendings }: CatalogEntry, asker: DeviceId, isNew: boolean): Receipt {
    const isPoster = row.kind === 'video' && !this.#parts.canPoster();
    const maySeePath = sendings[0]?.device_id === asker || this.#parts.mayBrowse(asker);
    return {
      photoId: row.id,
      sha256: row.sha256,
      isNew,
      posterWanted: isPoster && row.preview !== 'ready',
      path: maySeePath ? row.path : '',
      keptAt: new Date(row.received_at).toISOString(),
      lost: lostOf(row),
    };
  }
}

const yes = (): true => true;
const no = (): false => false;

function removedHere(atMs: number): Failure {
  const day = new Date(atMs).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
  return new Failure('removed-here', `Deleted here on ${day}. Send it again to have it back.`);
}
