/** Hides how Google Takeout writes down what its photos do not carry: a JSON file beside each, under a name cut short. */
import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { z } from 'zod';
import { type Place, PlaceSchema } from '../../../protocol/photo.ts';
import type { Sidecar } from '../../../protocol/sidecar.ts';

const SidecarFileSchema = z.object({
  title: z.string().optional(),
  description: z.string().optional(),
  /** Seconds since 1970, as text. */
  photoTakenTime: z.object({ timestamp: z.string().regex(/^-?\d{1,12}$/) }),
  geoData: z.unknown().optional(),
  geoDataExif: z.unknown().optional(),
  favorited: z.boolean().optional(),
});

const AlbumFileSchema = z.object({ title: z.string().trim().min(1).max(100) });

export interface SaidOfPhoto extends Sidecar {
  readonly takenMs: number;
}

export interface Takeout {
  /** What is said of the photo of that file name; null where nothing is. */
  readonly of: (name: string) => SaidOfPhoto | null;
  /** The album that the folder is; null for a folder of a year, or for none. */
  readonly album: string | null;
  /** The JSON files that were understood. */
  readonly files: ReadonlySet<string>;
}

interface Written {
  readonly stem: string;
  readonly count: string;
  readonly said: SaidOfPhoto;
}

const mostBytes = 1 << 20;
const suffix = '.supplemental-metadata';
/** Takeout cuts the names of its JSON files at 51 characters, `.json` and all. */
const cutAt = 45;
/** How an edited copy is called; it shares the JSON of what it was made from. */
const edited = /-(edited|bearbeitet|editado|modifié|modificato|bewerkt)$/i;
const ofYear = /^(photos from|fotos von|fotos de|fotos del|photos de) \d{4}$/i;

/** Reads the JSON files of one folder. What is no such file is left to be counted. */
export async function takeoutOf(paths: readonly { path: string; sizeBytes: number }[]): Promise<Takeout> {
  const written: Written[] = [];
  const files = new Set<string>();
  let album: string | null = null;
  for (const { path, sizeBytes } of paths) {
    if (extname(path).toLowerCase() !== '.json' || sizeBytes > mostBytes) continue;
    const json = await readFile(path, 'utf8').then(parsed, () => null);
    const sidecar = SidecarFileSchema.safeParse(json);
    const ofAlbum = AlbumFileSchema.safeParse(json);
    if (sidecar.success) written.push({ ...stemOf(basename(path)), said: saidIn(sidecar.data) });
    else if (ofAlbum.success && /^(metadata|metadaten|metadatos)/i.test(basename(path)))
      album = ofYear.test(ofAlbum.data.title) ? null : ofAlbum.data.title;
    else continue;
    files.add(path);
  }
  return { of: (name) => foundFor(name, written), album, files };
}

function foundFor(name: string, written: readonly Written[]): SaidOfPhoto | null {
  const extension = extname(name);
  const [, base = '', count = ''] = /^(.*?)(?:\((\d+)\))?$/.exec(name.slice(0, -extension.length || undefined)) ?? [];
  const plain = base.replace(edited, '');
  const its = written.find((one) => one.count === count && isOf(one.stem, `${plain}${extension}`));
  // The movie of a Live Photo has none of its own: what is said of its still holds for it.
  const still = written.find(
    (one) =>
      one.count === count && /\.(heic|jpe?g)$/i.test(withoutSuffix(one.stem)) && one.stem.startsWith(`${plain}.`),
  );
  return its?.said ?? (/^\.(mov|mp4)$/i.test(extension) ? (still?.said ?? null) : null);
}

function isOf(stem: string, name: string): boolean {
  if (stem === name) return true;
  if (stem.startsWith(name)) return suffix.startsWith(stem.slice(name.length));
  return stem.length >= cutAt && name.startsWith(stem);
}

function stemOf(json: string): { stem: string; count: string } {
  const [, stem = '', count = ''] = /^(.*?)(?:\((\d+)\))?\.json$/i.exec(json) ?? [];
  return { stem, count };
}

function withoutSuffix(stem: string): string {
  const at = stem.lastIndexOf('.s');
  return at > 0 && suffix.startsWith(stem.slice(at)) ? stem.slice(0, at) : stem;
}

function saidIn({
  description,
  photoTakenTime,
  geoData,
  geoDataExif,
  favorited,
}: z.infer<typeof SidecarFileSchema>): SaidOfPhoto {
  const place = placeIn(geoDataExif) ?? placeIn(geoData);
  return {
    takenMs: Number(photoTakenTime.timestamp) * 1000,
    ...(place === null ? {} : { place }),
    ...(description === undefined || description.trim() === ''
      ? {}
      : { description: description.trim().slice(0, 2000) }),
    ...(favorited === true ? { favourite: true } : {}),
  };
}

/** 0, 0 is how it writes that it does not know. */
function placeIn(geo: unknown): Place | null {
  const place = PlaceSchema.safeParse(geo);
  return !place.success || (place.data.latitude === 0 && place.data.longitude === 0) ? null : place.data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
