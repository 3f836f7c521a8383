/** Names in an archive: as on disk, in folders by month where there are several, and no two alike on any computer. */
import { cleanFileName, numberedFileName } from '../file-name.ts';

export interface ToName {
  readonly fileName: string;
  /** `2025-11`. */
  readonly month: string;
  /** The still and the movie of a Live Photo keep names that belong together. */
  readonly movie: { readonly fileName: string } | null;
}

export interface Named {
  readonly name: string;
  readonly movie: string | null;
}

export function zipNames(files: readonly ToName[], isInOneFolder: boolean): Named[] {
  const isFlat = isInOneFolder || new Set(files.map(({ month }) => month)).size < 2;
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  return files.map(({ fileName, month, movie }) => {
    const folder = isFlat ? '' : `${month}/`;
    const name = `${folder}${cleanFileName(fileName, '')}`;
    const movieName = movie === null ? null : `${folder}${cleanFileName(movie.fileName, '')}`;
    const key = `${comparable(name)}\0${comparable(movieName ?? '')}`;
    for (let count = counts.get(key) ?? 1; ; count += 1) {
      const numbered = (wanted: string): string => (count === 1 ? wanted : numberedFileName(wanted, count));
      const named = { name: numbered(name), movie: movieName === null ? null : numbered(movieName) };
      if (taken.has(comparable(named.name)) || (named.movie !== null && taken.has(comparable(named.movie)))) continue;
      taken.add(comparable(named.name));
      if (named.movie !== null) taken.add(comparable(named.movie));
      counts.set(key, count + 1);
      return named;
    }
  });
}

/** Windows and macOS take names for the same that differ in case or in code points alone. */
function comparable(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
