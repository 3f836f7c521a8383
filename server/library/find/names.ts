/** What things are called in this library, and which of them somebody means. */
import type { Album } from '../../../protocol/album.ts';
import type { DeviceId } from '../../../protocol/pairing.ts';
import type { SearchPart } from '../../../protocol/search.ts';
import { nameKey } from './folded.ts';
import type { ReaderWords } from './reader-words.ts';
import type { TypedWord } from './typed-words.ts';

/** What can be looked for by name. */
export interface Nameable {
  readonly devices: readonly { readonly id: DeviceId; readonly name: string }[];
  readonly albums: readonly Pick<Album, 'id' | 'name'>[];
  readonly cameras: readonly string[];
  /** ISO 3166-1 alpha-2. */
  readonly countries: readonly string[];
  readonly cities: readonly { readonly city: string; readonly country: string }[];
}

type Named = Extract<SearchPart, { kind: 'device' | 'album' | 'camera' | 'country' | 'city' }>;
/** All but what was typed. */
export type Name = Named extends infer Part ? (Part extends Named ? Omit<Part, 'text'> : never) : never;

const longestName = 8;
const shortestAlias = 3;
/** As people say them, beside what Intl knows. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  US: ['usa', 'united states of america', 'america'],
  GB: ['uk', 'great britain', 'england', 'scotland', 'wales'],
  NL: ['holland'],
  CZ: ['czech republic'],
  TR: ['turkey', 'turkei', 'turquia'],
};

export class Names {
  readonly #whole = new Map<string, Name>();
  /** By a part of the name; null for one that several have. */
  readonly #aliases = new Map<string, Name | null>();

  constructor({ devices, albums, cameras, countries, cities }: Nameable, { locales }: ReaderWords) {
    for (const { id, name } of albums) this.#learn(name, { kind: 'album', album: id, name });
    for (const { id, name } of devices) {
      const device: Name = { kind: 'device', device: id, name };
      this.#learn(name, device);
      // "anna" and "anna iphone" for "Anna's iPhone".
      const bare = name.replaceAll(/['’]s\b/gu, '');
      if (bare !== name) for (const alias of [bare, bare.split(/\s/u)[0] ?? '']) this.#alias(alias, device);
    }
    for (const country of countries)
      for (const name of [...countryNames(country, locales), ...(otherNames[country] ?? [])])
        this.#learn(name, { kind: 'country', country });
    for (const { city, country } of cities) this.#alias(city, { kind: 'city', city, country });
    for (const camera of cameras) {
      this.#learn(camera, { kind: 'camera', camera });
      // Without its maker: "iPhone 13", "X100V".
      const [, ...model] = camera.split(' ');
      if (/\d/.test(model.join(' '))) this.#alias(model.join(' '), { kind: 'camera', camera });
    }
  }

  /** From the first of the words on, the longest name first. */
  read(words: readonly TypedWord[]): { readonly length: number; readonly name: Name } | null {
    const quoted = words.findIndex(({ isQuoted }) => isQuoted);
    const most = Math.min(longestName, quoted < 0 ? words.length : quoted);
    for (let length = most; length > 0; length -= 1) {
      const key = nameKey(
        words
          .slice(0, length)
          .map(({ text }) => text)
          .join(' '),
      );
      const name = this.#whole.get(key) ?? this.#aliases.get(key);
      if (name !== undefined && name !== null) return { length, name };
    }
    return null;
  }

  #learn(name: string, means: Name): void {
    const key = nameKey(name);
    if (isName(key) && !this.#whole.has(key)) this.#whole.set(key, means);
  }

  #alias(name: string, means: Name): void {
    const key = nameKey(name);
    if (isName(key) && key.length >= shortestAlias) this.#aliases.set(key, this.#aliases.has(key) ? null : means);
  }
}

/** A number alone is rather a year, or part of a file's name. */
function isName(key: string): boolean {
  return key !== '' && !/^\d+$/.test(key);
}

function countryNames(country: string, locales: readonly string[]): string[] {
  return locales.flatMap((locale) => {
    const name = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' }).of(country);
    return name === undefined ? [] : [name];
  });
}
