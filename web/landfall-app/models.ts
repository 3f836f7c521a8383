/** What the screens show, by name: each is made when it is first needed. */
import type { AlbumActs, Albums } from '../albums/albums.ts';
import type { Console } from '../console/console.ts';
import type { PhotoActs, Search, Timeline } from '../gallery/gallery.ts';
import type { Imports } from '../import/import.ts';
import type { Pairing } from '../pairing/pairing.ts';
import type { Places } from '../places/places.ts';
import type { Receipts, SafeList } from '../receipts/receipts.ts';
import type { SendQueue } from '../sending/sending.ts';
import type { Trust } from '../trust/trust.ts';

export interface Opened {
  readonly pairing: Pairing;
  readonly queue: SendQueue;
  readonly receipts: Receipts;
  readonly safeList: SafeList;
  readonly timeline: Timeline;
  readonly acts: PhotoActs;
  readonly search: Search;
  readonly albums: Albums;
  readonly albumActs: AlbumActs;
  readonly places: Places;
  readonly imports: Imports;
  readonly console: Console;
  readonly trust: Trust;
}
export type Screen = keyof Opened;

/** Makes each model once, when its screen is first needed, since its code comes with it. */
export type Models = { readonly [Name in Screen]: () => Promise<Opened[Name]> };
