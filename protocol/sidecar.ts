/** What a file beside a photo says of it, as Google Takeout writes them. */
import { z } from 'zod';
import { PlaceSchema } from './photo.ts';

/** Used only where the photo itself, and its owner, say nothing. */
export const SidecarSchema = z
  .object({
    place: PlaceSchema.optional(),
    description: z.string().max(2000).optional(),
    favourite: z.boolean().optional(),
  })
  .meta({ id: 'Sidecar' });
export type Sidecar = z.infer<typeof SidecarSchema>;
