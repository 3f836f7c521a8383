/** What is done with many photos at once: in small turns, so that photos that arrive meanwhile are not held up. */
import { setImmediate } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Act, ActAnswer } from '../../protocol/act.ts';
import { Failure } from '../../protocol/failure.ts';
import type { PhotoId } from '../../protocol/photo.ts';
import { isCode } from '../disk-sync.ts';
import type { Albums } from './albums.ts';
import type { ManyPhotos, NamedRow } from './catalog/many-photos.ts';
import { ChangeNews, type ChangeNewsParts } from './change-news.ts';
import type { Removing } from './removing.ts';
import { shiftTaken } from './shift-taken.ts';
import type { Trash } from './trash.ts';

export interface ActsParts extends ChangeNewsParts {
  readonly many: ManyPhotos;
  readonly removing: Removing;
  readonly trash: Trash;
  readonly albums: Albums;
  /** Throws `library-away` while the disk with the photos is not there. */
  readonly needLibrary: () => Promise<void>;
  readonly log: Logger;
}

/** Acts on photos one by one; those on albums concern the album. */
type PhotoAct = Exclude<Act, { kind: 'album-add' | 'album-take' }>;
type Failed = ActAnswer['failed'][number];

interface Outcome {
  /** With months that they stand in now and did not before. */
  readonly changed: readonly { readonly id: PhotoId; readonly months: readonly string[] }[];
  readonly failed: readonly Failed[];
}

/** Each moves a file and waits for the disk; more of them would crowd out what arrives. */
const filesAtOnce = 8;
/** In one commit, which takes a few milliseconds. */
const rowsAtOnce = 200;

export class Acts {
  readonly #parts: ActsParts;
  readonly #stop = new AbortController();
  readonly #acting = new Set<Promise<unknown>>();

  constructor(parts: ActsParts) {
    this.#parts = parts;
  }

  /**
   * Goes on to its end once it has begun, whoever leaves. Halves of a Live Photo go together, and the answer speaks of those that
   * were named. Throws `library-away`, and `not-found` for an album that is gone; what fails for one photo is in the answer.
   */
  async do(photos: readonly PhotoId[], act: Act): Promise<ActAnswer> {
    const acting = this.#do(photos, act);
    const settled = acting.catch(() => undefined);
    this.#acting.add(settled);
    try {
      return await acting;
    } finally {
      this.#acting.delete(settled);
    }
  }

  /** What is under way stops at the next photo and says so. */
  async close(): Promise<void> {
    this.#stop.abort();
    await Promise.all(this.#acting);
  }

  async #do(photos: readonly PhotoId[], act: Act): Promise<ActAnswer> {
    const { many, albums, needLibrary } = this.#parts;
    if (act.kind === 'album-add') return albums.add(act.album, photos, act.positions);
    if (act.kind === 'album-take') return albums.take(act.album, photos);
    if (act.kind === 'trash' || act.kind === 'restore') await needLibrary();
    const named = await many.find(photos);
    const { changed, failed } = await this.#doAll([...named, ...(await many.halvesOf(named))], act);
    const here = new Set(named.map(({ id }) => id));
    const unknown = [...new Set(photos)].filter((id) => !here.has(id));
    return {
      changed: changed.filter((id) => here.has(id)),
      failed: [
        ...unknown.map((id) => failedAs(id, new Failure('not-found', 'This photo is not in the library.'))),
        ...failed,
      ],
    };
  }

  async #doAll(rows: readonly NamedRow[], act: PhotoAct): Promise<{ changed: PhotoId[]; failed: Failed[] }> {
    const news = new ChangeNews(this.#parts, rows.length);
    const isGone = act.kind === 'trash' || act.kind === 'erase';
    const before = new Map(rows.map(({ id, month }) => [id, month]));
    const atOnce = act.kind === 'favourite' || act.kind === 'shift' ? rowsAtOnce : filesAtOnce;
    const changed: PhotoId[] = [];
    const failed: Failed[] = [];
    for (let from = 0; from < rows.length; from += atOnce) {
      const some = rows.slice(from, from + atOnce);
      const outcome = this.#stop.signal.aborted
        ? { changed: [], failed: some.map(({ id }) => failedAs(id, new Failure('shutting-down'))) }
        : await this.#doSome(some, act);
      for (const { id, months } of outcome.changed) news.add(id, isGone, [before.get(id) ?? '', ...months]);
      changed.push(...outcome.changed.map(({ id }) => id));
      failed.push(...outcome.failed);
      await news.tellSome();
      await setImmediate();
    }
    await news.tell();
    // Neither a mark nor what lies in the trash shows in an album's face.
    if (act.kind !== 'favourite' && act.kind !== 'erase') await this.#parts.albums.tellOf(changed);
    return { changed, failed };
  }

  #doSome(rows: readonly NamedRow[], act: PhotoAct): Promise<Outcome> {
    const { removing } = this.#parts;
    switch (act.kind) {
      case 'favourite':
        return this.#favour(rows, act.favourite);
      case 'shift':
        return this.#shift(rows, act.seconds);
      case 'trash':
        return this.#each(rows, (id) => removing.trash(id));
      case 'restore':
        return this.#each(rows, (id) => removing.restore(id));
      case 'erase':
        return this.#each(rows, (id) => removing.erase(id));
    }
  }

  async #favour(rows: readonly NamedRow[], favourite: boolean): Promise<Outcome> {
    const changed = await this.#parts.many.setFavourite(
      rows.map(({ id }) => id),
      favourite ? 1 : 0,
    );
    return { changed: changed.map((id) => ({ id, months: [] })), failed: [] };
  }

  async #shift(rows: readonly NamedRow[], seconds: number): Promise<Outcome> {
    if (seconds === 0) return { changed: [], failed: [] };
    const { many, trash } = this.#parts;
    const redated = await many.redate(
      rows.map(({ id }) => id),
      (taken) => shiftTaken(taken, seconds),
    );
    for (const { row, taken } of redated) await trash.date(row, taken);
    const done = new Set(redated.map(({ row }) => row.id));
    const beyond = rows.filter(({ id }) => !done.has(id));
    return {
      changed: redated.map(({ row, taken }) => ({ id: row.id, months: [taken.local.slice(0, 7)] })),
      failed: beyond.map(({ id }) => failedAs(id, new Failure('beyond-calendar'))),
    };
  }

  async #each(rows: readonly NamedRow[], act: (id: PhotoId) => Promise<boolean>): Promise<Outcome> {
    const outcomes = await Promise.all(
      rows.map(async ({ id }) => {
        try {
          return { id, isChanged: await act(id) };
        } catch (error) {
          return failedAs(id, this.#failureOf(error));
        }
      }),
    );
    return {
      changed: outcomes.flatMap((one) => ('isChanged' in one && one.isChanged ? { id: one.id, months: [] } : [])),
      failed: outcomes.flatMap((one) => ('code' in one ? one : [])),
    };
  }

  #failureOf(error: unknown): Failure {
    if (error instanceof Failure) return error;
    this.#parts.log.error({ err: error }, 'an act failed for one photo in an unplanned way');
    if (isCode(error, 'ENOSPC', 'EDQUOT')) return new Failure('disk-full');
    return new Failure(isCode(error, 'EACCES', 'EPERM', 'EROFS', 'EIO') ? 'cannot-write' : 'internal');
  }
}

function failedAs(id: PhotoId, { code, detail }: Failure): Failed {
  return { id, code, detail };
}
