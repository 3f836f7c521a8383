/** Albums: photos that somebody put together, in an order of their own. */
import { z } from 'zod';
import { PhotoIdSchema } from './photo.ts';

export const AlbumIdSchema = z.string().min(1).max(64).brand<'AlbumId'>();
export type AlbumId = z.infer<typeof AlbumIdSchema>;

const albumName = z.string().trim().min(1).max(100);

/** `taken`: newest first, as in the library. `own`: as the owner has put them. */
export const AlbumOrderSchema = z.enum(['taken', 'own']);
export type AlbumOrder = z.infer<typeof AlbumOrderSchema>;

export const AlbumSchema = z
  .object({
    id: AlbumIdSchema,
    name: albumName,
    order: AlbumOrderSchema,
    photoCount: z.int().nonnegative().meta({ description: 'Without those in the trash.' }),
    cover: PhotoIdSchema.nullable().meta({ description: 'As chosen, else the first photo; null for an empty album.' }),
    isCoverChosen: z.boolean(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Album' });
export type Album = z.infer<typeof AlbumSchema>;

/** The one that was changed last first. */
export const AlbumListSchema = z.object({ albums: z.array(AlbumSchema) }).meta({ id: 'AlbumList' });

/** The albums that a photo is in, by name. */
export const PhotoAlbumsSchema = z
  .object({ albums: z.array(AlbumSchema.pick({ id: true, name: true })) })
  .meta({ id: 'PhotoAlbums' });
export type PhotoAlbums = z.infer<typeof PhotoAlbumsSchema>;

export const NewAlbumSchema = z
  .object({ name: albumName, photos: z.array(PhotoIdSchema).max(10_000).default([]) })
  .meta({ id: 'NewAlbum' });
export type NewAlbum = z.input<typeof NewAlbumSchema>;

export const AlbumChangeSchema = z
  .object({
    name: albumName.optional(),
    order: AlbumOrderSchema.optional(),
    cover: PhotoIdSchema.nullable().optional().meta({ description: 'Null: no longer chosen.' }),
    /** Puts these, in this order, before another of the album (null: at the end); the album’s order is `own` from then on. */
    move: z.object({ photos: z.array(PhotoIdSchema).min(1).max(10_000), before: PhotoIdSchema.nullable() }).optional(),
  })
  .meta({ id: 'AlbumChange' });
export type AlbumChange = z.infer<typeof AlbumChangeSchema>;
