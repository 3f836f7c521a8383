/** Many photos out as one ZIP archive: asked for first, then fetched by the browser itself, so that it shows how far it is. */
import { z } from 'zod';
import { AlbumIdSchema } from './album.ts';
import { PhotoIdSchema } from './photo.ts';

export const mostPhotosPerDownload = 50_000;

/** Chosen photos, or an album. Movies of Live Photos come along with their stills. */
export const DownloadRequestSchema = z
  .union([
    z.object({ photos: z.array(PhotoIdSchema).min(1).max(mostPhotosPerDownload) }),
    z.object({ album: AlbumIdSchema }),
  ])
  .meta({ id: 'DownloadRequest' });
export type DownloadRequest = z.infer<typeof DownloadRequestSchema>;

export const DownloadSchema = z
  .object({
    id: z.string().meta({ description: 'Good for fifteen minutes, and for the device that asked.' }),
    name: z.string().meta({ description: 'Of the archive.' }),
    fileCount: z.int().positive(),
    sizeBytes: z.int().positive().meta({ description: 'Of the archive, as long as no original goes away meanwhile.' }),
    missing: z
      .array(PhotoIdSchema)
      .meta({ description: 'Asked for and not in it: gone, or their originals are not where they belong.' }),
  })
  .meta({ id: 'Download' });
export type Download = z.infer<typeof DownloadSchema>;
