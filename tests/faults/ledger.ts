/** What a phone was promised, written down apart from the host, and whether it is true: on disk, in the lists, over the wire. */
import { readdir } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { PhotoPageSchema } from '../../protocol/photo.ts';
import { routes } from '../../protocol/routes.ts';
import type { Receipt } from '../../protocol/upload.ts';
import { sha256Of } from '../cast/tus.ts';
import { libraryOnDisk } from './library-on-disk.ts';
import type { Phone } from './phone.ts';
import type { PhotoToSend } from './photo-to-send.ts';

interface Promised {
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly photoId: Receipt['photoId'];
}

/** Where to look: a host that runs, by a phone that may see the library, and its folders. */
export interface Place {
  readonly phone: Phone;
  readonly dataDir: string;
  /** Holds data/ and certs/ and nothing else; null where that is somebody else's folder. */
  readonly folder: string | null;
}

/** Originals up to this size are fetched and compared; larger ones are only hashed where they lie. */
const fetchedBytes = 16 * 2 ** 20;

export class Ledger {
  readonly #sent: Set<string>;
  readonly #promised: Map<string, Promised>;
  /** Whose original was fetched already: the rest of the check reads everything each time. */
  readonly #fetched = new Set<string>();

  constructor(sent: Iterable<string> = [], promised: Iterable<Promised> = []) {
    this.#sent = new Set(sent);
    this.#promised = new Map([...promised].map((one) => [one.sha256, one]));
  }

  get receiptCount(): number {
    return this.#promised.size;
  }

  /** As it stands now, for a host that stopped at this moment. */
  copy(): Ledger {
    return new Ledger(this.#sent, this.#promised.values());
  }

  /** To be called before the first byte goes out. */
  sends(photo: PhotoToSend): void {
    this.#sent.add(photo.sha256);
  }

  /** Answers what is wrong with the receipt itself. */
  receives(photo: PhotoToSend, { sha256, photoId }: Receipt): string[] {
    this.#promised.set(photo.sha256, { sha256: photo.sha256, sizeBytes: photo.sizeBytes, photoId });
    return sha256 === photo.sha256 ? [] : [`the receipt of ${photo.name} names other bytes: ${sha256}`];
  }

  /**
   * Every promise that does not hold, a sentence each. Receipts are true at once; the lists of checksums are looked through in the
   * background after a bad end, and are given a while.
   */
  async check(place: Place): Promise<string[]> {
    const broken: string[] = [];
    for (let tries = 1; ; tries += 1) {
      const { promises, lists } = await this.#look(place);
      broken.push(...promises);
      if (lists.length === 0 || broken.length > 0 || tries === 40) return [...broken, ...lists];
      await setTimeout(250);
    }
  }

  async #look({ phone, dataDir, folder }: Place): Promise<{ promises: string[]; lists: string[] }> {
    const { files, faults, wrongLists } = await libraryOnDisk(dataDir);
    const listed = await listing(phone);
    const broken = [...faults];
    const lists = [...wrongLists];
    const unlisted: string[] = [];
    const byPath = new Map(files.map((file) => [file.path, file]));
    for (const promised of this.#promised.values()) {
      const path = listed.get(promised.sha256);
      const file = path === undefined ? undefined : byPath.get(path);
      const what = `the receipt of ${promised.sha256.slice(0, 12)} (photo ${promised.photoId})`;
      if (path === undefined) broken.push(`${what} is broken: the library does not list it`);
      else if (file === undefined) broken.push(`${what} is broken: there is no ${path}`);
      else if (file.sha256 !== promised.sha256) broken.push(`${what} is broken: ${path} has other bytes`);
      else if (!file.isListed) unlisted.push(path);
      broken.push(...(await this.#fetch(phone, promised, what)));
    }
    if (unlisted.length > 0)
      lists.push(
        `${unlisted.length} originals are not in their folders’ SHA256SUMS: ${unlisted.slice(0, 3).join(', ')}`,
      );
    const seen = new Set<string>();
    for (const { path, sha256 } of files) {
      if (!this.#sent.has(sha256)) broken.push(`a partial file is visible: ${path} is nothing that was sent`);
      if (seen.has(sha256)) broken.push(`${path} is there twice`);
      seen.add(sha256);
    }
    for (const [sha256, path] of listed)
      if (!byPath.has(path)) broken.push(`the library lists ${path} (${sha256.slice(0, 12)}), which is not there`);
    return { promises: [...broken, ...(await strangersIn(folder))], lists };
  }

  async #fetch(phone: Phone, { sha256, sizeBytes, photoId }: Promised, what: string): Promise<string[]> {
    if (this.#fetched.has(sha256) || sizeBytes > fetchedBytes) return [];
    const original = await phone.call('GET', routes.original(photoId));
    if (original.status === 200 && sha256Of(original.body) === sha256) {
      this.#fetched.add(sha256);
      return [];
    }
    return [`${what} is broken: its original is answered with ${original.status}, ${original.body.length} bytes`];
  }
}

/** SHA-256 to path, of everything that the library shows. */
async function listing(phone: Phone): Promise<Map<string, string>> {
  const listed = new Map<string, string>();
  let cursor: string | null = null;
  do {
    const query: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const answer = await phone.call('GET', `${routes.photos}?limit=500${query}`);
    if (answer.status !== 200)
      throw new Error(`the library cannot be listed: ${answer.status} ${answer.body.toString()}`);
    const page = PhotoPageSchema.parse(JSON.parse(answer.body.toString('utf8')));
    for (const { sha256, path } of page.photos) listed.set(sha256, path);
    cursor = page.next;
  } while (cursor !== null);
  return listed;
}

async function strangersIn(folder: string | null): Promise<string[]> {
  const names = folder === null ? [] : await readdir(folder);
  return names
    .filter((name) => !['data', 'certs'].includes(name))
    .map((name) => `there is a file outside data/ and certs/: ${name}`);
}
