/** One SHA256SUMS in every folder: `sha256sum -c` proves the photos without Landfall. */
import { appendFile, readFile, rename, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Sha256 } from '../../protocol/photo.ts';

export const checksumsName = 'SHA256SUMS';

export class Checksums {
  /** One change at a time for each folder. */
  readonly #last = new Map<string, Promise<void>>();

  async add(path: string, sha256: Sha256): Promise<void> {
    await this.#inTurn(dirname(path), (list) => appendFile(list, `${sha256}  ${basename(path)}\n`));
  }

  async remove(path: string): Promise<void> {
    await this.#inTurn(dirname(path), async (list) => {
      const lines = (await readFile(list, 'utf8').catch(whenMissing)).split('\n');
      const rest = lines.filter((line) => line.slice(66) !== basename(path));
      await writeFile(`${list}.new`, rest.join('\n'));
      await rename(`${list}.new`, list);
    });
  }

  async #inTurn(dir: string, change: (list: string) => Promise<void>): Promise<void> {
    const before = this.#last.get(dir) ?? Promise.resolve();
    const turn = before.then(() => change(join(dir, checksumsName)));
    const settled = turn.catch(() => undefined);
    this.#last.set(dir, settled);
    await turn;
    if (this.#last.get(dir) === settled) this.#last.delete(dir);
  }
}

/** A folder that the owner copied in has no list yet. */
function whenMissing(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
  throw error;
}
