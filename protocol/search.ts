/** What was understood of what somebody typed into the search box. */
import { z } from 'zod';
import { AlbumIdSchema } from './album.ts';
import { DeviceIdSchema } from './pairing.ts';
import { PhotoKindSchema } from './photo.ts';

/** `text` is the part of what was typed. What is left is looked for as words: `words`. */
export const SearchPartSchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('words'), text: z.string() }),
    z.object({ kind: z.literal('date'), text: z.string(), from: z.iso.date(), to: z.iso.date() }),
    z.object({ kind: z.literal('device'), text: z.string(), device: DeviceIdSchema, name: z.string() }),
    z.object({ kind: z.literal('album'), text: z.string(), album: AlbumIdSchema, name: z.string() }),
    z.object({ kind: z.literal('camera'), text: z.string(), camera: z.string() }),
    z.object({ kind: z.literal('country'), text: z.string(), country: z.string().length(2) }),
    z.object({ kind: z.literal('city'), text: z.string(), city: z.string(), country: z.string().length(2) }),
    z.object({ kind: z.literal('type'), text: z.string(), type: PhotoKindSchema }),
    z.object({ kind: z.literal('favourite'), text: z.string() }),
  ])
  .meta({ id: 'SearchPart' });
export type SearchPart = z.infer<typeof SearchPartSchema>;

export const SearchRequestSchema = z.object({
  q: z.string().max(200),
  /** BCP 47, for names of months, seasons and countries; English is understood besides. */
  language: z.string().max(20).default('en'),
});

export const UnderstoodSchema = z
  .object({ parts: z.array(SearchPartSchema), total: z.int().nonnegative() })
  .meta({ id: 'Understood' });
export type Understood = z.infer<typeof UnderstoodSchema>;
