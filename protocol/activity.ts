/** What the owner can read back of what was done with the host: who, what, when, from where. No file names, no places. */
import { z } from 'zod';
import { failureCodes } from './failure.ts';
import { AccessSchema, DeviceIdSchema } from './pairing.ts';

const count = z.int().nonnegative();

/** What was done. `count` of what comes in crowds says how often since the line's first moment. */
export const ActivityWhatSchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('paired'), access: AccessSchema }),
    z.object({ kind: z.literal('joined-again') }).meta({ description: 'A device that was paired before came back.' }),
    z.object({ kind: z.literal('denied') }).meta({ description: 'The owner said no.' }),
    z.object({ kind: z.literal('wrong-code'), count }),
    z
      .object({ kind: z.literal('claim-refused'), code: z.enum(failureCodes), count })
      .meta({ description: 'A code was used already, had run out, or too many asked.' }),
    z.object({ kind: z.literal('owner-signed-in') }),
    z.object({ kind: z.literal('revoked') }),
    z.object({ kind: z.literal('signed-out-all'), count }),
    z
      .object({ kind: z.literal('key-copied'), count })
      .meta({ description: 'A key was used a second time, or by another than its device.' }),
    z.object({ kind: z.literal('access-changed'), access: AccessSchema }),
    z.object({ kind: z.literal('renamed'), from: z.string() }),
    z.object({ kind: z.literal('photos-removed'), count }).meta({ description: 'To the trash.' }),
    z.object({ kind: z.literal('photos-restored'), count }),
    z.object({ kind: z.literal('photos-erased'), count }).meta({ description: 'For good.' }),
    z.object({ kind: z.literal('album-removed') }),
    z.object({ kind: z.literal('downloaded'), count, sizeBytes: z.int().nonnegative() }),
    z.object({ kind: z.literal('settings-changed'), settings: z.array(z.string()) }),
    z
      .object({ kind: z.literal('turned-away'), code: z.enum(failureCodes), count })
      .meta({ description: 'Somebody was refused again and again.' }),
  ])
  .meta({ id: 'ActivityWhat' });
export type ActivityWhat = z.infer<typeof ActivityWhatSchema>;

export const ActivityEntrySchema = z
  .object({
    id: z.int().positive(),
    at: z.iso.datetime().meta({ description: 'Of what comes in crowds: the last time.' }),
    what: ActivityWhatSchema,
    device: z
      .object({ id: DeviceIdSchema.nullable(), name: z.string() })
      .nullable()
      .meta({ description: 'Who did it or to whom it was done, as it was called then; null for nobody known.' }),
    address: z.string().nullable().meta({ description: 'From where; null for what the host did by itself.' }),
  })
  .meta({ id: 'ActivityEntry' });
export type ActivityEntry = z.infer<typeof ActivityEntrySchema>;

/** As a part of the host announces it. */
export type Deed = Omit<ActivityEntry, 'id' | 'at'>;

export const ActivityPageSchema = z
  .object({
    entries: z.array(ActivityEntrySchema).meta({ description: 'Newest first.' }),
    next: z.int().positive().nullable().meta({ description: '`before` of the next page; null at the end.' }),
  })
  .meta({ id: 'ActivityPage' });
export type ActivityPage = z.infer<typeof ActivityPageSchema>;

export const mostEntriesPerPage = 200;

export const ActivityRequestSchema = z.object({
  before: z.coerce.number().int().positive().optional(),
  limit: z.coerce.number().int().min(1).max(mostEntriesPerPage).default(50),
  device: DeviceIdSchema.optional(),
});
export type ActivityRequest = z.infer<typeof ActivityRequestSchema>;
