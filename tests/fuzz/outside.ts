/** Whether a host has written anything where it may not. */
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Host } from '../cast/host.ts';

/** What hostile files and requests of ours try to make. */
const traps = ['/tmp/pwned', '/tmp/pwned-by-exif'];
const own = /^(\.landfall-library\.json|[^/]+\/\d{4}\/\d{4}-\d\d\/[^/]+)$/;

export async function filesOutside({ folder, dataDir }: Host): Promise<string[]> {
  const beside = (await readdir(folder)).filter((name) => !['data', 'certs'].includes(name));
  const within = (await readdir(dataDir)).filter((name) => !['.landfall', 'library', 'logs'].includes(name));
  const library = join(dataDir, 'library');
  const entries = await readdir(library, { recursive: true, withFileTypes: true });
  const misplaced = entries
    .filter((entry) => !entry.isDirectory())
    .filter((entry) => !entry.isFile() || !own.test(relative(library, join(entry.parentPath, entry.name))))
    .map((entry) => join(entry.parentPath, entry.name));
  return [...beside, ...within, ...misplaced, ...traps.filter((path) => existsSync(path))];
}
