/** What the host says about itself. */
import { z } from 'zod';

/** Anyone may read the first three; the rest is for the owner and for devices that browse. */
export const HostStatusSchema = z
  .object({
    name: z.string(),
    version: z.string(),
    ok: z.boolean().meta({ description: 'False while the disk with the photos is not there.' }),
    uptimeSeconds: z.int().nonnegative().optional(),
    photoCount: z.int().nonnegative().optional(),
    sizeBytes: z.int().nonnegative().optional(),
    freeBytes: z.int().nonnegative().optional(),
    pendingPreviews: z.int().nonnegative().optional(),
    libraryPath: z.string().optional(),
    addresses: z
      .array(z.string())
      .optional()
      .meta({ description: 'Where devices reach the host; empty when there is no network.' }),
  })
  .meta({ id: 'HostStatus' });
export type HostStatus = z.infer<typeof HostStatusSchema>;
