/** Takes in one file that lies in the library's folders and that the catalog does not know: after it was lost, or put there by hand. */
import { lstat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { PassedOverReason } from '../../../protocol/care.ts';
import { Failure } from '../../../protocol/failure.ts';
import type { Sha256 } from '../../../protocol/photo.ts';
import type { WholeFile } from '../../arrived-file.ts';
import { numberedFileName } from '../file-name.ts';
import { hashFile } from '../hash-file.ts';
import type { OriginalPath } from '../originals.ts';
import type { CareParts } from './care-parts.ts';
import type { KeptRow } from './care-records.ts';

/** `followed`: a photo of the library that somebody moved here. */
export type StrayOutcome = 'kept' | 'followed' | 'passed-over';

export class AdoptStray {
  readonly #parts: CareParts;

  constructor(parts: CareParts) {
    this.#parts = parts;
  }

  /** Reads it only if it is new, or has changed since it was passed over. Nothing is ever moved or deleted. */
  async adopt(path: OriginalPath, signal?: AbortSignal): Promise<StrayOutcome> {
    const { records, originals } = this.#parts;
    const absolutePath = originals.absolute(path);
    const { size, mtimeMs } = await lstat(absolutePath);
    const pass = async (reason: PassedOverReason): Promise<StrayOutcome> => {
      await records.passOver({ path, size_bytes: size, modified_ms: mtimeMs, reason });
      return 'passed-over';
    };
    const before = await records.passedOverAt(path);
    const isSame = before?.size_bytes === size && before.modified_ms === mtimeMs && before.reason !== 'unreadable';
    if (isSame) return 'passed-over';
    let sha256: Sha256;
    try {
      sha256 = await hashFile(absolutePath, signal === undefined ? {} : { signal });
    } catch (error) {
      signal?.throwIfAborted();
      if (!(error instanceof Error) || !('code' in error)) throw error;
      return pass('unreadable');
    }
    const file = { path: absolutePath, sizeBytes: size, sha256, name: basename(absolutePath), lastModifiedMs: mtimeMs };
    // One that is being sent right now gets its row first, and is then no stray any more.
    const outcome = await this.#parts.turns.take(sha256, () => this.#adoptAlone(path, file));
    if (outcome !== 'kept' && outcome !== 'followed') return pass(outcome);
    if (before !== undefined) await records.forgetPassedOver(path);
    return outcome;
  }

  async #adoptAlone(
    path: OriginalPath,
    file: Omit<WholeFile, 'deviceId' | 'receivedAtMs'>,
  ): Promise<Exclude<StrayOutcome, 'passed-over'> | PassedOverReason> {
    const { catalog, identifier, ownerOfFolder, record } = this.#parts;
    const known = await catalog.bySha256(file.sha256);
    if (known !== null) return (await this.#follow(known.row, path)) ? 'followed' : 'copy';
    try {
      const whole = {
        ...file,
        deviceId: await ownerOfFolder(path.split('/')[1] ?? 'Device'),
        receivedAtMs: Date.now(),
      };
      const facts = await identifier.identify(whole);
      await this.#freePath(path);
      await record(whole, facts, path);
      return 'kept';
    } catch (error) {
      // Somebody put another kind of file there: it is theirs.
      if (error instanceof Failure && error.remedy === 'never') return 'no-photo';
      throw error;
    }
  }

  /** Whether the row's own original is this file now: it was moved, or its way back from the trash was cut short. */
  async #follow(row: KeptRow, path: OriginalPath): Promise<boolean> {
    const { catalog, originals, trash, counts, changed } = this.#parts;
    const isTrashed = row.trashed === 1;
    if (isTrashed && row.path !== path) return false;
    if (await originals.has(trash.find(row), row.size_bytes)) return !isTrashed && row.path === path;
    await this.#freePath(path, row);
    const entry = await catalog.change(row.id, {
      path,
      trashed: 0,
      trashed_at: null,
      condition: 'ok',
      checked_at: Date.now(),
    });
    if (isTrashed) counts.add(entry);
    changed(entry);
    return true;
  }

  /** A photo in the trash keeps its place for when it comes back; one that lies there in earnest goes before. */
  async #freePath(path: OriginalPath, own?: KeptRow): Promise<void> {
    const holder = await this.#parts.records.rowAt(path);
    if (holder === undefined || holder.id === own?.id || holder.trashed === 0) return;
    for (let count = 2; ; count += 1) {
      const other = numberedFileName(path, count);
      if ((await this.#parts.records.rowAt(other)) !== undefined) continue;
      await this.#parts.catalog.change(holder.id, { path: other });
      return;
    }
  }
}
