/** How the library is looked after: whether its disk is there, what is proved, what is wrong, what lies aside. */
import { z } from 'zod';
import { HostStatusSchema } from './host.ts';
import { PhotoConditionSchema, PhotoIdSchema } from './photo.ts';
import { SettingsSchema } from './settings.ts';

/** `away`: the disk with the photos is not there. `another`: there is one, but it holds another library. */
export const LibraryPresenceSchema = z.enum(['here', 'away', 'another']);
export type LibraryPresence = z.infer<typeof LibraryPresenceSchema>;

/** `no-photo`: neither photo nor video; `unreadable`: the system would not let it be read; `copy`: of a photo that is here. */
export const PassedOverReasonSchema = z.enum(['no-photo', 'unreadable', 'copy']);
export type PassedOverReason = z.infer<typeof PassedOverReasonSchema>;

const count = z.int().nonnegative();

export const CareSchema = z
  .object({
    presence: LibraryPresenceSchema,
    scan: z
      .object({ lookedAt: count, found: count })
      .nullable()
      .meta({ description: 'While the folders are compared with the catalog: files looked at, photos found.' }),
    check: z
      .object({
        isWaiting: z.boolean().meta({ description: 'Photos are arriving, and they come first.' }),
        done: count,
        total: count,
      })
      .nullable()
      .meta({ description: 'While all originals are read again, because the owner asked.' }),
    photoCount: count,
    provedCount: count.meta({ description: 'Read again and found as received, within the last 30 days.' }),
    lastCheckAt: z.iso.datetime().nullable(),
    missingCount: count,
    changedCount: count,
    needsCare: z
      .array(z.object({ id: PhotoIdSchema, name: z.string(), path: z.string(), condition: PhotoConditionSchema }))
      .meta({ description: 'The missing and the changed, at most 100.' }),
    passedOverCount: count,
    passedOver: z
      .array(z.object({ path: z.string(), reason: PassedOverReasonSchema }))
      .meta({ description: 'Files in the library’s folders that are left where they are, at most 100.' }),
    quarantine: z.object({ fileCount: count, sizeBytes: count }).meta({
      description: 'Parts of uploads that nobody knows; kept for 30 days.',
    }),
    lastBackupAt: z.iso.datetime().nullable(),
    backupProblem: z.string().nullable().meta({ description: 'A sentence; null while backups are well.' }),
    restored: z.array(z.object({ database: z.enum(['catalog', 'host']), from: z.iso.datetime().nullable() })).meta({
      description: 'At this start, from a backup of that time; null where there was none and it was made anew.',
    }),
  })
  .meta({ id: 'Care' });
export type Care = z.infer<typeof CareSchema>;

/** What the host says about itself to its owner. Apart from `HostStatus`, so that a phone need not load what it never reads. */
export const OwnerStatusSchema = HostStatusSchema.extend({
  care: CareSchema.optional(),
  settings: SettingsSchema.optional(),
}).meta({ id: 'OwnerStatus' });
export type OwnerStatus = z.infer<typeof OwnerStatusSchema>;
