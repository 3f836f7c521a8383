/** Where photos were taken, for a map: column by column, the same index is the same photo. */
import { z } from 'zod';
import { PhotoIdSchema } from './photo.ts';

export const PhotoPointsSchema = z
  .object({
    ids: z.array(PhotoIdSchema),
    latitudes: z.array(z.number()),
    longitudes: z.array(z.number()),
  })
  .meta({ id: 'PhotoPoints' });
export type PhotoPoints = z.infer<typeof PhotoPointsSchema>;
