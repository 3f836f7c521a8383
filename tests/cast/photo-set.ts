/** The photos of the tests and what is true of each: the large set where it stands beside the checkout, else the curated one. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';

const SetPhotoSchema = z.object({
  path: z.string(),
  real: z.boolean(),
  tests: z.string().default(''),
  expect: z.string().default(''),
  bytes: z.int(),
  sha256: z.string(),
  mime: z.string().nullish(),
  model: z.string().nullish(),
  taken: z
    .object({
      local: z.string().nullish(),
      offset: z.string().nullish(),
      source: z.string().nullish(),
      plausible: z.boolean().nullish(),
    })
    .nullish(),
  gps: z.object({ lat: z.number(), lon: z.number(), valid: z.boolean() }).nullish(),
  display_width: z.int().nullish(),
  display_height: z.int().nullish(),
  decodable: z.boolean().nullish(),
});

export interface SetPhoto extends z.infer<typeof SetPhotoSchema> {
  /** Where it lies on this machine. */
  readonly file: string;
  /** The name a phone would send. */
  readonly name: string;
}

const curated = join(import.meta.dirname, '..', 'photos');
const large = join(import.meta.dirname, '..', '..', '..', 'shared', 'photos');

/** Where the set in use lies. */
export const photoFolder = existsSync(join(large, 'MANIFEST.json')) ? large : curated;

/** All of it, hostile files too. */
export function photoSet(): SetPhoto[] {
  const manifest: unknown = JSON.parse(readFileSync(join(photoFolder, 'MANIFEST.json'), 'utf8'));
  return z
    .array(SetPhotoSchema)
    .parse(manifest)
    .map((entry) => ({ ...entry, file: join(photoFolder, entry.path), name: basename(entry.path) }));
}

/** One of the curated set, which every checkout has. */
export function photoAt(path: string): string {
  return join(curated, path);
}
