/** One SHA256SUMS in every folder: `sha256sum -c` proves the photos without Landfall. */
import { type FileHandle, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Sha256 } from '../../protocol/photo.ts';
import { syncFile, whenMissing } from '../disk-sync.ts';

export const checksumsName = 'SHA256SUMS';

/** The lists can be made again from the catalog, so nobody waits for their sync. */
const syncAfterMs = 2_000;
/** Lists kept open until then, since the photos of a month come together. */
const mostOpen = 16;

interface Removing {
  readonly names: Set<string>;
  readonly written: Promise<void>;
}

interface Adding {
  readonly lines: string[];
  readonly written: Promise<void>;
}

export class Checksums {
  /** One change at a time for each folder. */
  readonly #last = new Map<string, Promise<void>>();
  /** Lines that wait for their turn: they are written together. */
  readonly #adding = new Map<string, Adding>();
  /** Names that wait to be taken out together. */
  readonly #removing = new Map<string, Removing>();
  /** Lists that were written and not synced yet. */
  readonly #unsynced = new Set<string>();
  readonly #open = new Map<string, FileHandle>();
  #timer: NodeJS.Timeout | undefined;

  /** Resolves when the line is written, which a power cut may still undo. */
  add(path: string, sha256: Sha256): Promise<void> {
    const dir = dirname(path);
    const line = `${lineOf(basename(path), sha256)}\n`;
    const adding = this.#adding.get(dir);
    if (adding !== undefined) {
      adding.lines.push(line);
      return adding.written;
    }
    const lines = [line];
    // What is taken out from now on comes after it.
    this.#removing.delete(dir);
    const written = this.#inTurn(dir, (list) => {
      this.#adding.delete(dir);
      return this.#append(list, lines);
    });
    this.#adding.set(dir, { lines, written });
    return written;
  }

  /** As `add`, where the line may be there already, or an old one of that name. */
  async ensure(path: string, sha256: Sha256): Promise<void> {
    const line = lineOf(basename(path), sha256);
    await this.#inTurn(dirname(path), async (list) => {
      const lines = await linesOf(list);
      if (lines.filter((other) => nameIn(other) === basename(path)).join() === line) return;
      await this.#rewrite(list, [...lines.filter((other) => nameIn(other) !== basename(path)), line]);
    });
  }

  /** Those that are taken out of one folder at about the same time share the writing of its list. */
  remove(path: string): Promise<void> {
    const dir = dirname(path);
    const removing = this.#removing.get(dir);
    if (removing !== undefined) {
      removing.names.add(basename(path));
      return removing.written;
    }
    const names = new Set([basename(path)]);
    // What is added from now on comes after it.
    this.#adding.delete(dir);
    const written = this.#inTurn(dir, async (list) => {
      if (this.#removing.get(dir)?.names === names) this.#removing.delete(dir);
      const lines = await linesOf(list);
      const rest = lines.filter((line) => !names.has(nameIn(line)));
      if (rest.length < lines.length) await this.#rewrite(list, rest);
    });
    this.#removing.set(dir, { names, written });
    return written;
  }

  /**
   * Makes a folder's list hold the lines of our files, and of the others that are there and that somebody listed. `ours` is asked
   * when nobody else changes the list; one that is right already is not written.
   */
  async repair(dir: string, ours: () => Promise<ReadonlyMap<string, Sha256>>): Promise<void> {
    await this.#inTurn(dir, async (list) => {
      const [names, sums, lines] = [new Set(await readdir(dir)), await ours(), await linesOf(list)];
      const theirs = lines.filter((line) => !sums.has(nameIn(line)) && names.has(nameIn(line)));
      const wanted = [...theirs, ...[...sums].map(([name, sha256]) => lineOf(name, sha256))];
      if (lines.toSorted().join('\n') !== wanted.toSorted().join('\n')) await this.#rewrite(list, wanted);
    });
  }

  /** The folder is not where it was. */
  async forget(dir: string): Promise<void> {
    await this.#inTurn(dir, (list) => this.#close(list));
  }

  /** Resolves when every list is on disk for good. */
  async close(): Promise<void> {
    clearTimeout(this.#timer);
    await Promise.all(this.#last.values());
    await this.#sync();
  }

  async #inTurn(dir: string, change: (list: string) => Promise<void>): Promise<void> {
    const list = join(dir, checksumsName);
    const before = this.#last.get(dir) ?? Promise.resolve();
    const turn = before.then(() => change(list));
    const settled = turn.catch(() => undefined);
    this.#last.set(dir, settled);
    await turn;
    this.#unsynced.add(list);
    this.#timer ??= setTimeout(() => void this.#sync(), syncAfterMs).unref();
    if (this.#last.get(dir) === settled) this.#last.delete(dir);
  }

  async #append(list: string, lines: readonly string[]): Promise<void> {
    const known = this.#open.get(list);
    if (known !== undefined) {
      await known.appendFile(lines.join(''));
      return;
    }
    const file = await open(list, 'a+');
    try {
      await file.appendFile(`${(await endsMidLine(file)) ? '\n' : ''}${lines.join('')}`);
    } catch (error) {
      await discard(file, list);
      throw error;
    }
    const [first] = this.#open.keys();
    if (this.#open.size >= mostOpen && first !== undefined) await this.#close(first);
    this.#open.set(list, file);
  }

  async #rewrite(list: string, lines: readonly string[]): Promise<void> {
    await this.#close(list);
    await rewrite(list, lines);
  }

  async #close(list: string): Promise<void> {
    const file = this.#open.get(list);
    this.#open.delete(list);
    await file?.close();
  }

  async #sync(): Promise<void> {
    this.#timer = undefined;
    const [lists, files] = [[...this.#unsynced], [...this.#open.values()]];
    this.#unsynced.clear();
    this.#open.clear();
    await Promise.allSettled(files.map((file) => file.close()));
    // One that cannot be synced is checked against the catalog when the host was ended badly.
    await Promise.allSettled(lists.map((list) => syncFile(list)));
  }
}

/** No lines, no list. */
async function discard(file: FileHandle, list: string): Promise<void> {
  const size = await file.stat().then(
    (stat) => stat.size,
    () => null,
  );
  await file.close().catch(() => undefined);
  if (size === 0) await rm(list, { force: true }).catch(() => undefined);
}

/** A line that a crash cut short must not swallow the next one. */
async function endsMidLine(file: FileHandle): Promise<boolean> {
  const { size } = await file.stat();
  if (size === 0) return false;
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer.toString() !== '\n';
}

async function linesOf(list: string): Promise<string[]> {
  const text = (await readFile(list, 'utf8').catch(whenMissing)) ?? '';
  return text.split('\n').filter((line) => line !== '');
}

/** As GNU's sha256sum writes and reads it: a name with a backslash or a line break is escaped, and the line says so. */
function lineOf(name: string, sha256: Sha256): string {
  const escaped = name.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r');
  return `${escaped === name ? '' : '\\'}${sha256}  ${escaped}`;
}

function nameIn(line: string): string {
  if (!line.startsWith('\\')) return line.slice(66);
  return line.slice(67).replaceAll(/\\([\\nr])/g, (_whole, letter: string) => ({ n: '\n', r: '\r' })[letter] ?? '\\');
}

/** No lines, no list: sha256sum takes an empty one for a failure. */
async function rewrite(list: string, lines: readonly string[]): Promise<void> {
  if (lines.length === 0) {
    await rm(list, { force: true });
    return;
  }
  const aside = join(dirname(list), `.${basename(list)}`);
  {
    await using file = await open(aside, 'w');
    await file.writeFile(lines.map((line) => `${line}\n`).join(''));
    await file.sync();
  }
  await rename(aside, list);
}
