/** What is checked after each schedule: kept photos whole and known, removed ones remembered, and nothing else to be seen. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { sha256Of } from '../cast/tus.ts';
import { libraryOnDisk } from '../faults/library-on-disk.ts';
import type { Reference } from './reference.ts';
import { isKnown } from './steps.ts';
import { phone, type World } from './world.ts';

/** Throws where the host is not as the reference. `everSent` holds every SHA-256 that the same library was ever sent. */
export async function holdsTrue(theory: Reference, world: World, everSent: ReadonlySet<string>): Promise<void> {
  for (const upload of theory.uploads.slice()) await isKnown(upload, theory, world);
  const hashes = theory.contents.map(({ sha256 }) => sha256);
  const { known, removed } = await world.library.known(hashes, phone);
  for (const { sha256, bytes } of theory.contents) {
    const photo = theory.photos.get(sha256);
    assert.equal(known[sha256], photo?.isRemoved === false ? photo.id : undefined, `known: ${sha256.slice(0, 6)}`);
    assert.equal(removed.includes(sha256), photo?.isRemoved === true, `removed: ${sha256.slice(0, 6)}`);
    if (photo === undefined) continue;
    const { path } = await world.library.pictures.original(photo.id, null);
    assert.equal(sha256Of(await readFile(path)), sha256Of(bytes), `the original of ${sha256.slice(0, 6)}`);
  }
  for (const upload of theory.uploads) {
    if (upload.offset === null) continue;
    const status = await world.intake.status(upload.id, phone);
    assert.equal(status.state === 'receiving' ? status.offset : null, upload.offset, 'offset');
  }
  const { files, faults, wrongLists } = await libraryOnDisk(world.dataDir);
  assert.deepEqual([...faults, ...wrongLists], []);
  const seen = files.map(({ sha256 }) => sha256);
  assert.equal(new Set(seen).size, seen.length, `a photo is there twice: ${files.map(({ path }) => path).join(', ')}`);
  for (const { path, sha256 } of files) assert(everSent.has(sha256), `${path} is nothing that was sent`);
}
