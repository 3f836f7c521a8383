/** What can be done with many photos at once. Each act names what it changed, so that the opposite act on those undoes it. */
import { z } from 'zod';
import { AlbumIdSchema } from './album.ts';
import { failureCodes } from './failure.ts';
import { PhotoIdSchema } from './photo.ts';

export const mostPhotosPerAct = 10_000;
/** About a hundred years: from the clock of a camera that was never set, or from a scan to its print. */
export const mostShiftSeconds = 3_200_000_000;

/** Where photos stood in an album's own order, one for each; without it they come to the end. */
const positions = z.array(z.number().finite()).max(mostPhotosPerAct).optional();

export const ActSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('favourite'), favourite: z.boolean() }),
  z.object({ kind: z.literal('trash') }),
  z.object({ kind: z.literal('restore') }),
  z.object({ kind: z.literal('erase').meta({ description: 'For good; only what lies in the trash.' }) }),
  z.object({ kind: z.literal('shift'), seconds: z.int().min(-mostShiftSeconds).max(mostShiftSeconds) }),
  z.object({
    kind: z.literal('album-add'),
    album: AlbumIdSchema,
    positions: positions.meta({
      description: 'For each photo, as `album-take` answered it: it comes back to its place.',
    }),
  }),
  z.object({ kind: z.literal('album-take'), album: AlbumIdSchema }),
]);
export type Act = z.infer<typeof ActSchema>;

export const ActRequestSchema = z
  .object({ photos: z.array(PhotoIdSchema).min(1).max(mostPhotosPerAct), act: ActSchema })
  .meta({ id: 'ActRequest' });
export type ActRequest = z.infer<typeof ActRequestSchema>;

export const ActAnswerSchema = z
  .object({
    changed: z.array(PhotoIdSchema).meta({ description: 'Without those that were so already.' }),
    positions: positions.meta({ description: 'Of `album-take`: where each of `changed` stood in the album.' }),
    failed: z.array(z.object({ id: PhotoIdSchema, code: z.enum(failureCodes), detail: z.string() })),
  })
  .meta({ id: 'ActAnswer' });
export type ActAnswer = z.infer<typeof ActAnswerSchema>;
