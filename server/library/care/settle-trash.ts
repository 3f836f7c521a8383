/** Brings the trash and the catalog together: after an act that was cut short, and after the catalog was lost. */
import { lstat, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { Failure } from '../../../protocol/failure.ts';
import { PhotoIdSchema } from '../../../protocol/photo.ts';
import { whenMissing } from '../../disk-sync.ts';
import { photoIdOf, rowOf } from '../catalog/photo-row.ts';
import { hashFile } from '../hash-file.ts';
import type { CareParts } from './care-parts.ts';
import type { KeptRow } from './care-records.ts';

/** What lies in the trash is in the catalog as removed afterwards, and never as a photo of the library. */
export async function settleTrash(parts: CareParts, signal?: AbortSignal): Promise<void> {
  for (const name of await parts.trash.names()) {
    signal?.throwIfAborted();
    const id = PhotoIdSchema.safeParse(name);
    if (!id.success) continue;
    const row = await parts.records.rowOf(id.data);
    if (row === undefined) await bringIn(parts, name, signal);
    else if (row.trashed === 0) await parts.turns.take(row.sha256, () => settle(parts, row));
  }
}

/** A removal that was cut short is finished; of two names for the same bytes the one in the trash goes. */
async function settle({ records, originals, trash, catalog, counts, removed }: CareParts, row: KeptRow): Promise<void> {
  const now = await records.rowOf(row.id);
  if (now === undefined || now.trashed === 1) return;
  const trashed = trash.find({ ...now, trashed: 1 });
  const inTrash = await lstat(trashed).catch(whenMissing);
  if (inTrash === null) return;
  const inLibrary = await lstat(originals.absolute(now.path)).catch(whenMissing);
  if (inLibrary !== null) {
    if (inLibrary.ino === inTrash.ino && inLibrary.dev === inTrash.dev && inTrash.nlink > 1) await rm(trashed);
    return;
  }
  if (inTrash.size !== now.size_bytes) return;
  const removedAtMs = (await trash.noteOf(now.id))?.removedAtMs ?? Date.now();
  const entry = await catalog.change(now.id, { trashed: 1, trashed_at: removedAtMs });
  await records.rememberRemoved(now.sha256, removedAtMs, now.name);
  counts.remove(entry);
  removed(entry);
}

/** One that the catalog does not know: its name says the beginning of its hash, the note beside it the rest. */
async function bringIn(parts: CareParts, name: string, signal?: AbortSignal): Promise<void> {
  const { trash, catalog, identifier, ownerOfFolder, records, turns } = parts;
  const id = PhotoIdSchema.parse(name);
  const path = trash.find({ id, path: '', trashed: 1 });
  const found = await lstat(path);
  if (!found.isFile()) return;
  const sha256 = await hashFile(path, signal === undefined ? {} : { signal });
  if (photoIdOf(sha256) !== id) return;
  await turns.take(sha256, async () => {
    if ((await records.rowOf(id)) !== undefined) return;
    const note = await trash.noteOf(id);
    const removedAtMs = note?.removedAtMs ?? found.ctimeMs;
    const file = {
      path,
      sizeBytes: found.size,
      sha256,
      deviceId: await ownerOfFolder(note?.path.split('/')[1] ?? 'Device'),
      name: note?.name ?? name,
      lastModifiedMs: found.mtimeMs,
      receivedAtMs: removedAtMs,
    };
    try {
      const facts = await identifier.identify(file);
      const { local } = facts.taken;
      const place = note?.path ?? `library/Device/${local.slice(0, 4)}/${local.slice(0, 7)}/${id}${facts.extension}`;
      const isFree = (await records.rowAt(place)) === undefined;
      const entry = rowOf(
        file,
        facts,
        isFree ? place : `${place.slice(0, -basename(place).length)}${id}${facts.extension}`,
      );
      await catalog.record({ ...entry, row: { ...entry.row, trashed: 1, trashed_at: removedAtMs } });
      catalog.writes.settle(id);
      await records.rememberRemoved(sha256, removedAtMs, file.name);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
    }
  });
}
