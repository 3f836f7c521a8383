/** The trash: what was removed here and can still come back. */
import { z } from 'zod';
import { TileListSchema } from './tile.ts';

/** After so many days in the trash a photo is erased for good. */
export const trashDays = 30;

/** The one that was removed last first. */
export const TrashListSchema = TileListSchema.extend({
  daysLeft: z
    .array(z.int().nonnegative())
    .meta({ description: 'Of each tile: whole days until it is erased for good; 0 for less than one.' }),
  sizeBytes: z.int().nonnegative().meta({ description: 'Of all that lies there, movies of Live Photos too.' }),
}).meta({ id: 'TrashList' });
export type TrashList = z.infer<typeof TrashListSchema>;

/** What became of emptying the trash. */
export const EmptiedSchema = z
  .object({ erasedCount: z.int().nonnegative(), failedCount: z.int().nonnegative() })
  .meta({ id: 'Emptied' });
export type Emptied = z.infer<typeof EmptiedSchema>;
