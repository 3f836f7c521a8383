/** Where photos were taken, for a map: column by column, the same index is the same photo. What many share is listed once. */
import { z } from 'zod';
import { NamedPlaceSchema, PhotoIdSchema } from './photo.ts';

export const PlaceNameSchema = NamedPlaceSchema.pick({ city: true, country: true }).meta({ id: 'PlaceName' });
export type PlaceName = z.infer<typeof PlaceNameSchema>;

export const PhotoPointsSchema = z
  .object({
    ids: z.array(PhotoIdSchema),
    latitudes: z.array(z.number()),
    longitudes: z.array(z.number()),
    days: z
      .array(z.int())
      .meta({ description: 'When they were taken: days since 1970-01-01, by the wall clock of the place.' }),
    names: z.object({ values: z.array(PlaceNameSchema), of: z.array(z.int()) }),
    /** Places that the host has no names for yet: asked again in a while, they have them. */
    unnamedCount: z.int().nonnegative(),
  })
  .meta({ id: 'PhotoPoints' });
export type PhotoPoints = z.infer<typeof PhotoPointsSchema>;
