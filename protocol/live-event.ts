/** What the host tells while it happens. Each event carries all a screen needs, so that none asks again. */
import { z } from 'zod';
import { AlbumIdSchema, AlbumSchema } from './album.ts';
import { DeviceIdSchema, DeviceSchema, DoorNoticeSchema, PairingRequestSchema } from './pairing.ts';
import { MonthSchema, PhotoIdSchema, PhotoSchema } from './photo.ts';

export const LiveEventSchema = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('photo-added'), photo: PhotoSchema }),
    z.object({ type: z.literal('photo-changed'), photo: PhotoSchema }),
    z.object({ type: z.literal('photo-removed'), photoId: PhotoIdSchema }),
    /** Many photos at once are others now, gone or back: ask again for what is shown of them. `months` are those they stood or stand in. */
    z.object({ type: z.literal('photos-changed'), photoIds: z.array(PhotoIdSchema), months: z.array(MonthSchema) }),
    /** Also a new one, and one with other photos in it. */
    z.object({ type: z.literal('album-changed'), album: AlbumSchema }),
    z.object({ type: z.literal('album-removed'), albumId: AlbumIdSchema }),
    z.object({ type: z.literal('device-asking'), request: PairingRequestSchema }),
    z.object({ type: z.literal('device-answered'), requestId: z.string() }),
    z.object({ type: z.literal('device-changed'), device: DeviceSchema }),
    z.object({ type: z.literal('device-removed'), deviceId: DeviceIdSchema }),
    z.object({ type: z.literal('invitation-claimed'), invitationId: z.string() }),
    z.object({ type: z.literal('door-notice'), notice: DoorNoticeSchema }),
    z.object({
      type: z.literal('upload-progress'),
      deviceId: DeviceIdSchema,
      name: z.string(),
      receivedBytes: z.int().nonnegative(),
      sizeBytes: z.int().nonnegative(),
    }),
    /** The host's addresses changed: ask for its status, and for an invitation that carries the new one. */
    z.object({ type: z.literal('host-changed') }),
    /** The owner's status has changed in its care or its settings: ask for it. It comes once a second at the most. */
    z.object({ type: z.literal('care-changed') }),
    /** Something was done that the owner can read back: ask for it. */
    z.object({ type: z.literal('activity-noted') }),
    /** Somebody reached the host without coming in: turned back at the certificate's warning, or has the page to pair open. */
    z.object({ type: z.literal('visitor-noticed'), step: z.enum(['warned', 'page']), address: z.string() }),
    /** Sent instead of a replay when too much was missed: ask for everything again. */
    z.object({ type: z.literal('resync') }),
  ])
  .meta({ id: 'LiveEvent' });
export type LiveEvent = z.infer<typeof LiveEventSchema>;
