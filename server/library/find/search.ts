/** From what was typed to what is asked of the catalog, for whoever looks. */
import type { DeviceId } from '../../../protocol/pairing.ts';
import type { PhotoFilter } from '../../../protocol/photo.ts';
import type { SearchPart } from '../../../protocol/search.ts';
import type { Wanted } from '../catalog/photo-filter.ts';
import { Find } from './find.ts';
import type { NameableRecords } from './nameable-records.ts';
import type { Nameable } from './names.ts';
import { typedWords } from './typed-words.ts';

export interface SearchOptions {
  readonly records: NameableRecords;
  readonly nameOf: (device: DeviceId) => string;
}

export interface UnderstoodSearch {
  readonly parts: readonly SearchPart[];
  readonly wanted: NonNullable<Wanted['also']>;
}

export class Search {
  readonly #options: SearchOptions;
  /** For the reader and the names of a moment ago: the walls of one search are asked for month by month. */
  #last: { readonly key: string; readonly names: unknown; readonly find: Find } | null = null;

  constructor(options: SearchOptions) {
    this.#options = options;
  }

  /** `viewer`: a device that sees only what it sent itself is told no names of others' things. */
  async understand(typed: string, language: string, viewer: DeviceId | null): Promise<UnderstoodSearch> {
    const parts = (await this.#find(language, viewer)).understand(typed, new Date());
    const wanted = wantedBy(parts);
    return { parts, wanted: { ...wanted, isRare: await this.#options.records.areRare(wanted.words ?? []) } };
  }

  /** A filter whose text has been understood. */
  async wanted({ q = '', language = 'en', ...filter }: PhotoFilter, viewer: DeviceId | null): Promise<Wanted> {
    if (q.trim() === '') return filter;
    return { ...filter, also: (await this.understand(q, language, viewer)).wanted };
  }

  async #find(language: string, viewer: DeviceId | null): Promise<Find> {
    const { records, nameOf } = this.#options;
    const names = viewer === null ? await records.all() : noNames;
    const devices = names.devices.map((id) => ({ id, name: nameOf(id) }));
    const key = JSON.stringify([language, viewer === null, devices]);
    if (this.#last?.key === key && this.#last.names === names) return this.#last.find;
    const find = new Find(language, { ...names, devices });
    this.#last = { key, names, find };
    return find;
  }
}

/** Every country there is: which of them were travelled to is nobody's to know. */
const noNames: Omit<Nameable, 'devices'> & { devices: [] } = {
  devices: [],
  albums: [],
  cameras: [],
  cities: [],
  countries: countryCodes(),
};

function countryCodes(): string[] {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
  return letters.flatMap((first) => letters.map((second) => first + second)).filter((code) => names.of(code));
}

function wantedBy(parts: readonly SearchPart[]): NonNullable<Wanted['also']> {
  const part = <Kind extends SearchPart['kind']>(kind: Kind) =>
    parts.find((one): one is Extract<SearchPart, { kind: Kind }> => one.kind === kind);
  const [date, city] = [part('date'), part('city')];
  return {
    from: date?.from,
    to: date?.to,
    device: part('device')?.device,
    album: part('album')?.album,
    camera: part('camera')?.camera,
    country: part('country')?.country ?? city?.country,
    city: city?.city,
    kind: part('type')?.type,
    favourite: part('favourite') === undefined ? undefined : true,
    words: parts.flatMap((one) => (one.kind === 'words' ? wordsIn(one.text) : [])),
  };
}

/** What stands in quotation marks is one word. Signs alone are in no index. */
function wordsIn(text: string): string[] {
  return typedWords(text)
    .map((word) => word.text)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
}
