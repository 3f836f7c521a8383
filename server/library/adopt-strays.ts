/** Takes originals in that lie in the library's folders and that the catalog does not know: after it was lost, or copied in by hand. */
import { Failure } from '../../protocol/failure.ts';
import type { DeviceId } from '../../protocol/pairing.ts';
import type { ArrivedFile } from '../arrived-file.ts';
import type { Catalog } from './catalog.ts';
import type { Identifier, PhotoFacts } from './identify/identify.ts';
import type { OriginalPath, Originals } from './originals.ts';
import { findStrays } from './strays.ts';

export interface AdoptionParts {
  readonly catalog: Catalog;
  readonly originals: Originals;
  readonly identifier: Identifier;
  readonly ownerOfFolder: (folder: string) => Promise<DeviceId>;
  readonly record: (file: ArrivedFile, facts: PhotoFacts, path: OriginalPath) => Promise<unknown>;
}

/** Files that the catalog did not know, and how many of them are photos and in it now. */
export interface Adopted {
  readonly found: number;
  readonly kept: number;
}

export async function adoptStrays(parts: AdoptionParts, signal?: AbortSignal): Promise<Adopted> {
  const { catalog, originals, identifier, ownerOfFolder, record } = parts;
  const known = new Set((await catalog.allPaths()).map((row) => row.path));
  let found = 0;
  let kept = 0;
  for await (const stray of findStrays(originals, known, signal)) {
    found += 1;
    if ((await catalog.bySha256(stray.sha256)) !== null) continue;
    const file: ArrivedFile = { ...stray, path: stray.absolutePath, deviceId: await ownerOfFolder(stray.folder) };
    try {
      await record(file, await identifier.identify(file), stray.path);
      kept += 1;
    } catch (error) {
      // Somebody put another kind of file there: it is theirs, and stays where it is.
      if (!(error instanceof Failure)) throw error;
    }
  }
  return { found, kept };
}
