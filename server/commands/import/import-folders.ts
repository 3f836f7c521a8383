/** `landfall import DIR…`: copies the photos of folders into the library; by the host where one runs. Nothing of the folders is changed. */
import { realpath, stat } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import type { Logger } from 'pino';
import { Failure } from '../../../protocol/failure.ts';
import type { Config } from '../../config.ts';
import { DirectoryUnusable } from '../../data-directory.ts';
import { ProgressLine } from '../progress-line.ts';
import { signIn } from '../running-host.ts';
import { type FoundFolder, foundFile, foundFolders, type Unreadable } from './found-files.ts';
import { hostWay } from './host-way.ts';
import { ImportJournal } from './import-journal.ts';
import { importFolder } from './import-source.ts';
import { amount, ImportTally } from './import-tally.ts';
import { laneNameOf } from './lane-name.ts';
import { openLibraryWay } from './library-way.ts';
import { unreadableBecause, type WayIn } from './way-in.ts';

interface Source {
  /** Absolute, without links. */
  readonly path: string;
  readonly isFolder: boolean;
}

/** Exit code 1 where a file or folder could not be imported, or it was ended before its end. */
export async function importFolders(config: Config, log: Logger): Promise<number> {
  const sources = await Promise.all(config.commandArguments.map((dir) => sourceAt(dir, config.dataDir)));
  const { signal, release } = untilStopped();
  const host = await signIn(config);
  const way = host === null ? await openLibraryWay(config, log) : hostWay(host);
  try {
    let isWell = true;
    for (const source of sources) {
      if (signal.aborted) break;
      if (sources.length > 1) process.stdout.write(`${source.path}:\n`);
      isWell = (await importOne(source, way, config, signal)) && isWell;
    }
    return isWell ? 0 : 1;
  } finally {
    release();
    await way.close();
  }
}

async function importOne(source: Source, way: WayIn, config: Config, signal: AbortSignal): Promise<boolean> {
  const tally = new ImportTally();
  const line = new ProgressLine();
  const lane = config.importsAs ?? laneNameOf(source.isFolder ? source.path : dirname(source.path));
  const journal = await ImportJournal.open(join(config.dataDir, '.landfall', 'imports'), source.path);
  try {
    const unreadable = ({ path, error }: Unreadable): void => tally.problem(path, unreadableBecause(error));
    const folders: FoundFolder[] = [];
    let [files, bytes, doneFiles, doneBytes] = [0, 0, 0, 0];
    for await (const folder of foldersOf(source, config.dataDir, unreadable)) {
      signal.throwIfAborted();
      folders.push(folder);
      files += folder.files.length;
      bytes += folder.files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
      line.say(() => `Looking through ${source.path}: ${files} files`);
    }
    const done = ({ sizeBytes }: { sizeBytes: number }): void => {
      doneFiles += 1;
      doneBytes += sizeBytes;
      line.say(() => `${doneFiles} of ${files} files, ${amount(doneBytes)} of ${amount(bytes)}, ${tally.imported} new`);
    };
    const parts = { way, journal, tally, lane, again: config.importsAgain, done };
    for (const folder of folders) await importFolder(folder, parts, signal);
    return tally.problemCount === 0;
  } catch (error) {
    const why = whyEnded(error, signal);
    line.clear();
    process.stderr.write(`${why} What is imported is safe. Start the import again, and it goes on from here.\n`);
    return false;
  } finally {
    line.clear();
    await journal.close();
    process.stdout.write(
      tally
        .sentences(lane)
        .map((sentence) => `${sentence}\n`)
        .join(''),
    );
  }
}

/** The sentence for what ended an import. Throws what is no expected failure. */
function whyEnded(error: unknown, signal: AbortSignal): string {
  if (signal.aborted) return 'Stopped.';
  if (!(error instanceof Failure)) throw error;
  switch (error.code) {
    case 'disk-full':
      return 'The disk with the library is full. Make some room there.';
    case 'unreachable':
    case 'shutting-down':
      return 'Landfall was stopped meanwhile.';
    case 'library-away':
      return 'The disk with the library is not there. Connect it.';
    default:
      return error.detail;
  }
}

async function sourceAt(path: string, dataDir: string): Promise<Source> {
  let source: Source;
  try {
    const real = await realpath(path);
    source = { path: real, isFolder: (await stat(real)).isDirectory() };
  } catch (error) {
    throw new DirectoryUnusable(`${path} cannot be imported: ${unreadableBecause(error)}.`, { cause: error });
  }
  const own = await ownFolders(dataDir);
  if (own.some((folder) => source.path === folder || source.path.startsWith(folder + sep)))
    throw new DirectoryUnusable(
      `${path} is in Landfall’s own folder. Photos that lie there are noticed by themselves, or by “landfall rescan”.`,
    );
  return source;
}

/** The library may be a link to a disk of its own. */
function ownFolders(dataDir: string): Promise<string[]> {
  return Promise.all([dataDir, join(dataDir, 'library')].map((dir) => realpath(dir).catch(() => dir)));
}

async function* foldersOf(
  { path, isFolder }: Source,
  dataDir: string,
  unreadable: (problem: Unreadable) => void,
): AsyncGenerator<FoundFolder> {
  if (isFolder) yield* foundFolders(path, await ownFolders(dataDir), unreadable);
  else yield { dir: dirname(path), files: [await foundFile(path)] };
}

/** The first Ctrl-C ends it where nothing is lost; at a second the process ends at once. */
function untilStopped(): { readonly signal: AbortSignal; readonly release: () => void } {
  const stop = new AbortController();
  const onSignal = (): void => {
    if (stop.signal.aborted) process.exit(1);
    stop.abort();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return {
    signal: stop.signal,
    release: () => {
      process.off('SIGINT', onSignal);
      process.off('SIGTERM', onSignal);
    },
  };
}
