/** What was dropped or chosen, as plain files, each with the folder that it came in. */

export interface Brought {
  readonly file: File;
  /** The dropped or chosen folder; null for a file by itself. */
  readonly folder: string | null;
}

export interface Unopened {
  /** Below what was dropped. */
  readonly path: string;
}

/** Of a file input; one for folders says where in the folder each file lies. */
export function chosenFiles(files: Iterable<File>): Brought[] {
  return [...files].flatMap((file) => {
    const parts = file.webkitRelativePath.split('/');
    if (parts.some((part) => part.startsWith('.')) || file.name.startsWith('.')) return [];
    return [{ file, folder: parts.length > 1 ? nameOfFolder(parts) : null }];
  });
}

/** To be asked while the drop is handled: afterwards a browser has forgotten what was dropped. */
export function droppedEntries(transfer: DataTransfer): FileSystemEntry[] {
  return [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
}

/** Every file of what was dropped, folders walked, hidden ones left out; what cannot be opened is told to `unopened`. */
export async function* filesIn(
  entries: readonly FileSystemEntry[],
  unopened: (problem: Unopened) => void,
  signal: AbortSignal,
  parents: readonly string[] = [],
): AsyncGenerator<Brought> {
  for (const entry of entries) {
    signal.throwIfAborted();
    if (entry.name.startsWith('.')) continue;
    const path = [...parents, entry.name];
    try {
      if (isFile(entry)) {
        yield { file: await fileOf(entry), folder: parents.length > 0 ? nameOfFolder(path) : null };
        continue;
      }
    } catch {
      unopened({ path: path.join('/') });
      continue;
    }
    if (!isDirectory(entry)) continue;
    let below: FileSystemEntry[];
    try {
      below = await entriesOf(entry);
    } catch {
      unopened({ path: path.join('/') });
      continue;
    }
    yield* filesIn(below, unopened, signal, path);
  }
}

/** Every camera's card has a DCIM: what is in it says more. */
function nameOfFolder([first = '', second]: readonly string[]): string {
  if (/^takeout$/i.test(first)) return 'Google Photos';
  return /^dcim$/i.test(first) && second !== undefined ? 'Camera' : first;
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isDirectory(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

/** A reader answers a hundred at a time, and none at the end. */
async function entriesOf(directory: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = directory.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all.toSorted((a, b) => (a.name < b.name ? -1 : 1));
    all.push(...some);
  }
}
