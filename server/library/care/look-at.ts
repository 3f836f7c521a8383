/** Looks at a few paths of the library at which something has changed, and draws the same conclusions that comparing all folders would. */
import type { Stats } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { PhotoCondition } from '../../../protocol/photo.ts';
import { isCode, whenMissing } from '../../disk-sync.ts';
import { hashFile } from '../hash-file.ts';
import { takenAtMs } from '../taken-order.ts';
import { AdoptStray } from './adopt-stray.ts';
import type { CareParts } from './care-parts.ts';
import type { DatedRow } from './care-records.ts';
import { conclude } from './conclude.ts';
import { repairList } from './repair-lists.ts';
import { walkFolders } from './walk-folders.ts';

/** Some disks keep dates to two seconds. */
const sameDateMs = 2_001;

/**
 * What the host itself has written is told by its row, its size and its date, which is that of the photo; only a file that
 * differs is read. Answers how many findings there were. Throws `library-away`.
 */
export async function lookAt(parts: CareParts, paths: readonly string[], signal: AbortSignal): Promise<number> {
  const { originals, marker } = parts;
  await marker.need();
  const files = new Map<string, Stats>();
  const gone: string[] = [];
  for (const path of paths) {
    signal.throwIfAborted();
    const found = await lstat(path).catch(whenMissing);
    if (found === null) gone.push(path);
    else if (found.isFile()) files.set(path, found);
    else if (found.isDirectory()) for (const [file, stat] of await filesBelow(path)) files.set(file, stat);
  }
  const touched = new Set<string>();
  let findings = 0;
  const rows = await parts.records.datedAt([...files.keys()].map((path) => originals.relative(path)));
  for (const [path, found] of files) {
    signal.throwIfAborted();
    const row = rows.get(originals.relative(path).normalize('NFC'));
    const isFinding = row === undefined ? await isAdopted(parts, path, signal) : await isOther(parts, row, path, found);
    if (!isFinding) continue;
    findings += 1;
    touched.add(dirname(path));
  }
  // What was moved has been found at its new place by now, and is not missing from the old one.
  for (const path of gone) {
    findings += await concludeGone(parts, path, signal);
    touched.add(dirname(path));
  }
  for (const dir of touched)
    if ((await lstat(dir).catch(whenMissing)) !== null && findings > 0) await repairList(parts, dir);
  return findings;
}

async function filesBelow(dir: string): Promise<Map<string, Stats>> {
  const files = new Map<string, Stats>();
  for await (const folder of walkFolders(dir)) {
    for (const name of folder.files) {
      const found = await lstat(`${folder.dir}/${name}`).catch(whenMissing);
      if (found !== null) files.set(`${folder.dir}/${name}`, found);
    }
  }
  return files;
}

async function isAdopted(parts: CareParts, path: string, signal: AbortSignal): Promise<boolean> {
  try {
    return (await new AdoptStray(parts).adopt(parts.originals.relative(path), signal)) !== 'passed-over';
  } catch (error) {
    // Gone again meanwhile.
    if (isCode(error, 'ENOENT')) return false;
    throw error;
  }
}

/** Whether a photo's original is in another condition than its row says. */
async function isOther(parts: CareParts, row: DatedRow, path: string, found: Stats): Promise<boolean> {
  const isAsWritten = found.size === row.size_bytes && Math.abs(found.mtimeMs - takenAtMs(row.taken)) < sameDateMs;
  if (isAsWritten && row.condition === 'ok') return false;
  const look = async (): Promise<PhotoCondition | null> => {
    const now = await lstat(path).catch(whenMissing);
    if (now === null) return 'missing';
    if (now.size !== row.size_bytes) return 'changed';
    return hashFile(path).then(
      (sha256) => (sha256 === row.sha256 ? 'ok' : 'changed'),
      // The system does not let it be read, which says nothing of its bytes.
      () => null,
    );
  };
  const condition = await look();
  if (condition === null || condition === row.condition) return false;
  await conclude(parts, row, condition, look);
  return true;
}

/** Of a file, or of all that lay in a folder. */
async function concludeGone(parts: CareParts, path: string, signal: AbortSignal): Promise<number> {
  const { originals, records } = parts;
  const relative = originals.relative(path);
  await records.forgetPassedOver(relative);
  const isGone = (row: { path: string }): Promise<PhotoCondition> =>
    lstat(originals.absolute(row.path))
      .catch(whenMissing)
      .then((found) => (found === null ? 'missing' : 'ok'));
  let findings = 0;
  for (const row of await records.rowsAtOrBelow(relative)) {
    signal.throwIfAborted();
    if (row.condition === 'missing' || (await isGone(row)) !== 'missing') continue;
    await conclude(parts, row, 'missing', () => isGone(row));
    findings += 1;
  }
  return findings;
}
