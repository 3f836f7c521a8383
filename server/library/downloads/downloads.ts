/** Many photos out at once: what was asked for is remembered for a while, and fetched as one archive by the device that asked. */
import { basename } from 'node:path';
import { nanoid } from 'nanoid';
import type { AlbumId } from '../../../protocol/album.ts';
import type { Download, DownloadRequest } from '../../../protocol/download.ts';
import { Failure } from '../../../protocol/failure.ts';
import type { DeviceId } from '../../../protocol/pairing.ts';
import type { PhotoId } from '../../../protocol/photo.ts';
import type { Albums } from '../albums.ts';
import type { ManyPhotos, NamedRow } from '../catalog/many-photos.ts';
import { cleanFileName } from '../file-name.ts';
import type { Originals } from '../originals.ts';
import { zipNames } from './zip-names.ts';
import { type ZipFile, zipLength, zipStream } from './zip-stream.ts';

export interface DownloadsParts {
  readonly many: ManyPhotos;
  readonly albums: Albums;
  readonly originals: Originals;
  /** Throws `library-away` while the disk with the photos is not there. */
  readonly needLibrary: () => Promise<void>;
}

export interface Archive {
  readonly name: string;
  readonly sizeBytes: number;
  readonly bytes: AsyncIterable<Uint8Array>;
}

interface Asked {
  readonly by: DeviceId;
  /** Whose photos alone may be in it; null for all of the library. */
  readonly sentBy: DeviceId | null;
  readonly request: DownloadRequest;
  readonly untilMs: number;
}

interface Gathered {
  readonly name: string;
  readonly files: readonly ZipFile[];
  readonly missing: readonly PhotoId[];
}

const goodForMs = 15 * 60_000;
/** Each may name fifty thousand photos; the oldest give way. */
const mostPerDevice = 4;
const mostAsked = 32;
const looksAtOnce = 16;

export class Downloads {
  readonly #parts: DownloadsParts;
  readonly #asked = new Map<string, Asked>();

  constructor(parts: DownloadsParts) {
    this.#parts = parts;
  }

  /** Throws `not-found` where nothing of it is there, `not-allowed` for an album where only its own photos may be seen, `library-away`. */
  async ask(request: DownloadRequest, by: DeviceId, sentBy: DeviceId | null): Promise<Download> {
    const asked: Asked = { by, sentBy, request, untilMs: Date.now() + goodForMs };
    const { name, files, missing } = await this.#gather(asked);
    const id = nanoid();
    this.#remember(id, asked);
    return { id, name, fileCount: files.length, sizeBytes: zipLength(files), missing: [...missing] };
  }

  /** As the library is now. Throws `not-found` for one that another asked for, or whose time is over. */
  async open(id: string, by: DeviceId): Promise<Archive> {
    const asked = this.#asked.get(id);
    if (asked === undefined || asked.by !== by || asked.untilMs < Date.now())
      throw new Failure('not-found', 'This download is over. Ask for it again.');
    const { name, files } = await this.#gather(asked);
    return { name, sizeBytes: zipLength(files), bytes: zipStream(files) };
  }

  #remember(id: string, asked: Asked): void {
    this.#asked.set(id, asked);
    const now = Date.now();
    for (const [old, { untilMs }] of this.#asked) if (untilMs < now) this.#asked.delete(old);
    const own = [...this.#asked].filter(([, { by }]) => by === asked.by).map(([one]) => one);
    for (const old of own.slice(0, -mostPerDevice)) this.#asked.delete(old);
    for (const old of [...this.#asked.keys()].slice(0, -mostAsked)) this.#asked.delete(old);
  }

  async #gather({ request, sentBy }: Asked): Promise<Gathered> {
    const { many, needLibrary } = this.#parts;
    await needLibrary();
    const album = 'album' in request ? await this.#album(request.album, sentBy) : null;
    const wanted = album?.photos ?? ('photos' in request ? [...new Set(request.photos)] : []);
    const seen = await this.#seen(await many.find(wanted), sentBy);
    const here = new Set(seen.map(({ id }) => id));
    const others = seen.flatMap(({ movie_part }) => (movie_part === null || here.has(movie_part) ? [] : movie_part));
    const movies = new Map((await this.#seen(await many.find(others), sentBy)).map((row) => [row.id, row]));
    if (seen.length === 0) throw new Failure('not-found', 'None of these photos is here any more.');
    return {
      name: album?.name ?? nameOf(seen),
      files: this.#files(seen, movies, album !== null),
      missing: wanted.filter((id) => !here.has(id)),
    };
  }

  async #album(id: AlbumId, sentBy: DeviceId | null): Promise<{ name: string; photos: PhotoId[] }> {
    if (sentBy !== null) throw new Failure('not-allowed');
    const { albums } = this.#parts;
    const { name } = await albums.find(id);
    return { name: cleanFileName(`${name}.zip`, '.zip'), photos: (await albums.tiles(id)).map((tile) => tile.id) };
  }

  /** Those that this asker may see, and whose originals are where they belong. */
  async #seen(rows: readonly NamedRow[], sentBy: DeviceId | null): Promise<NamedRow[]> {
    const { many, originals } = this.#parts;
    const own =
      sentBy === null
        ? null
        : await many.sentBy(
            sentBy,
            rows.map(({ id }) => id),
          );
    const may = rows.filter(({ id, trashed }) => trashed === 0 && (own === null || own.has(id)));
    const seen: NamedRow[] = [];
    for (let from = 0; from < may.length; from += looksAtOnce) {
      const some = may.slice(from, from + looksAtOnce);
      const areThere = await Promise.all(
        some.map(({ path, size_bytes }) => originals.has(originals.absolute(path), size_bytes)),
      );
      seen.push(...some.filter((_row, index) => areThere[index]));
    }
    return seen;
  }

  #files(rows: readonly NamedRow[], movies: ReadonlyMap<PhotoId, NamedRow>, isAlbum: boolean): ZipFile[] {
    const movieOf = ({ movie_part }: NamedRow): NamedRow | null =>
      movie_part === null ? null : (movies.get(movie_part) ?? null);
    const names = zipNames(
      rows.map((row) => {
        const movie = movieOf(row);
        return {
          fileName: basename(row.path),
          month: row.month,
          movie: movie === null ? null : { fileName: basename(movie.path) },
        };
      }),
      isAlbum,
    );
    return rows.flatMap((row, index) => {
      const [named, movie] = [names[index], movieOf(row)];
      if (named === undefined) return [];
      const still = this.#file(named.name, row);
      return movie === null || named.movie === null ? [still] : [still, this.#file(named.movie, movie)];
    });
  }

  #file(name: string, { path, size_bytes, taken_local }: NamedRow): ZipFile {
    return { name, path: this.#parts.originals.absolute(path), sizeBytes: size_bytes, local: taken_local };
  }
}

/** By the days on which they were taken. */
function nameOf(rows: readonly NamedRow[]): string {
  const days = rows.map(({ taken_local }) => taken_local.slice(0, 10)).toSorted();
  const [first = '', last = ''] = [days[0], days.at(-1)];
  return `Landfall ${first === last ? first : `${first} to ${last}`}.zip`;
}
