/** What the library keeps and shows: a photo (image or video) with its facts. */
import { z } from 'zod';
import { type DeviceId, DeviceIdSchema } from './pairing.ts';

export const PhotoIdSchema = z.string().min(1).max(64).brand<'PhotoId'>();
export type PhotoId = z.infer<typeof PhotoIdSchema>;

export const Sha256Schema = z
  .string()
  .regex(/^[0-9a-f]{64}$/, '64 lowercase hex digits')
  .brand<'Sha256'>();
export type Sha256 = z.infer<typeof Sha256Schema>;

export const PhotoKindSchema = z.enum(['image', 'video']);
export type PhotoKind = z.infer<typeof PhotoKindSchema>;

/** Where a date came from, most trusted first. The first one present and plausible wins. */
export const TakenSourceSchema = z.enum([
  'exif-original',
  'exif-digitized',
  'quicktime-creation-date',
  'xmp',
  'movie-header',
  'exif-modified',
  'gps',
  'file-name',
  'last-modified',
  'received',
  'owner',
]);
export type TakenSource = z.infer<typeof TakenSourceSchema>;

/** Local wall time where the photo was taken (ISO, no zone), and its offset from UTC (`+02:00`) where that is known. */
export const TakenSchema = z
  .object({
    local: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?$/),
    offset: z
      .string()
      .regex(/^[+-]\d\d:\d\d$/)
      .nullable(),
    source: TakenSourceSchema,
  })
  .meta({ id: 'Taken' });
export type Taken = z.infer<typeof TakenSchema>;

/** Degrees, WGS 84, south and west negative. */
export const PlaceSchema = z
  .object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) })
  .meta({ id: 'Place' });
export type Place = z.infer<typeof PlaceSchema>;

/** With the nearest city and the country that the place lies in, where the host knows them. */
export const NamedPlaceSchema = PlaceSchema.extend({
  city: z.string().nullable().default(null),
  country: z.string().length(2).nullable().default(null).meta({ description: 'ISO 3166-1 alpha-2.' }),
}).meta({ id: 'NamedPlace' });
export type NamedPlace = z.infer<typeof NamedPlaceSchema>;

/** How it was taken, as far as the file says. */
export const ShotSchema = z
  .object({
    lens: z.string().max(250).nullable(),
    aperture: z.number().positive().nullable().meta({ description: 'The f-number.' }),
    exposureSeconds: z.number().positive().nullable(),
    iso: z.number().positive().nullable(),
    focalLengthMm: z.number().positive().nullable().meta({ description: 'Of the lens itself.' }),
    focalLength35mm: z.number().positive().nullable(),
  })
  .meta({ id: 'Shot' });
export type Shot = z.infer<typeof ShotSchema>;

/** `pending`: being made; `ready`: at 320 and 1600; `none`: this host cannot make one (a phone may send a poster). */
export const PreviewStateSchema = z.enum(['pending', 'ready', 'none']);
export type PreviewState = z.infer<typeof PreviewStateSchema>;

/** Of an original, when it was last looked at: `missing`, not where it belongs; `changed`, not the bytes that were received. */
export const PhotoConditionSchema = z.enum(['ok', 'missing', 'changed']);
export type PhotoCondition = z.infer<typeof PhotoConditionSchema>;

export const PhotoSchema = z
  .object({
    id: PhotoIdSchema,
    kind: PhotoKindSchema,
    mimeType: z.string(),
    name: z.string().meta({ description: 'The name the device gave it, as text.' }),
    taken: TakenSchema,
    sizeBytes: z.int().nonnegative(),
    width: z.int().positive().nullable().meta({ description: 'Pixels, as displayed (after rotation).' }),
    height: z.int().positive().nullable(),
    durationMs: z.int().nonnegative().nullable(),
    camera: z.string().nullable(),
    shot: ShotSchema.nullable().default(null),
    place: NamedPlaceSchema.nullable(),
    isMoving: z
      .boolean()
      .default(false)
      .meta({ description: 'A Live Photo with its movie, a motion photo, or an animation.' }),
    moviePart: PhotoIdSchema.nullable().default(null).meta({ description: 'The movie of a Live Photo, on its still.' }),
    stillPart: PhotoIdSchema.nullable().default(null).meta({ description: 'The still of a Live Photo, on its movie.' }),
    motionBytes: z
      .int()
      .positive()
      .nullable()
      .default(null)
      .meta({ description: 'How long the movie is that a motion photo carries at its end.' }),
    devices: z
      .array(z.object({ id: DeviceIdSchema, name: z.string(), receivedAt: z.iso.datetime().optional() }))
      .meta({ description: 'Who sent it, first sender first.' }),
    sha256: Sha256Schema,
    path: z.string().meta({
      description:
        'Of the original, relative to the data directory; empty for one that lies in another sender’s folder.',
    }),
    thumbhash: z.string().nullable().meta({ description: 'Base64; a few colours to show before the preview.' }),
    preview: PreviewStateSchema,
    favourite: z.boolean(),
    description: z.string(),
    receivedAt: z.iso.datetime(),
    trashedAt: z.iso.datetime().nullable(),
    condition: PhotoConditionSchema.default('ok'),
    checkedAt: z.iso
      .datetime()
      .nullable()
      .default(null)
      .meta({ description: 'When the original was last read again and found as received.' }),
  })
  .meta({ id: 'Photo' });
export type Photo = z.infer<typeof PhotoSchema>;

/** What a device that only sends may know of a photo it sent: not who else sent it, nor in whose folder it lies. */
export function photoAsSenderSees(photo: Photo, sender: DeviceId): Photo {
  const isFirst = photo.devices[0]?.id === sender;
  return { ...photo, devices: photo.devices.filter(({ id }) => id === sender), path: isFirst ? photo.path : '' };
}

const flag = z.enum(['true', 'false']).transform((text) => text === 'true');
const day = z.iso.date();

/** Filters of the library, as they stand in a query string. Days are local days, both ends included. */
export const PhotoFilterSchema = z.object({
  device: DeviceIdSchema.optional(),
  album: z.string().max(64).optional(),
  kind: PhotoKindSchema.optional(),
  from: day.optional(),
  to: day.optional(),
  q: z.string().max(200).optional(),
  favourite: flag.optional(),
  trashed: flag.optional(),
  camera: z.string().max(250).optional(),
  country: z.string().length(2).optional(),
  city: z.string().max(100).optional(),
  /** West, south, east, north, in degrees; a box may reach across the date line. */
  box: z
    .string()
    .regex(/^-?\d{1,3}(\.\d+)?(,-?\d{1,3}(\.\d+)?){3}$/, 'west,south,east,north')
    .optional(),
  /** How the text of `q` is to be read: names of months, seasons and countries (BCP 47). */
  language: z.string().max(20).optional(),
});
export type PhotoFilter = z.infer<typeof PhotoFilterSchema>;

export const PageRequestSchema = PhotoFilterSchema.extend({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(200),
});
export type PageRequest = z.infer<typeof PageRequestSchema>;

export const PhotoPageSchema = z
  .object({ photos: z.array(PhotoSchema), next: z.string().nullable() })
  .meta({ id: 'PhotoPage' });
export type PhotoPage = z.infer<typeof PhotoPageSchema>;

/** `2025-11`. */
export const MonthSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

export const TimelineSchema = z
  .object({
    months: z.array(
      z.object({
        month: MonthSchema,
        count: z.int().positive(),
        tiles: z.int().nonnegative().meta({ description: 'Without the movies of Live Photos whose still is here.' }),
        aspects: z
          .number()
          .nonnegative()
          .meta({ description: 'Width over height of all tiles, added up: how much room the month will take.' }),
      }),
    ),
    total: z.int(),
  })
  .meta({ id: 'Timeline' });
export type Timeline = z.infer<typeof TimelineSchema>;

/** Whether there is such a day and such a time: what a calendar does not have comes back as another day. */
function isOfCalendar(local: string): boolean {
  const whole = local.slice(0, 'YYYY-MM-DDTHH:MM:SS'.length);
  const at = new Date(`${whole}Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(whole);
}

export const PhotoChangeSchema = z
  .object({
    favourite: z.boolean().optional(),
    description: z.string().max(2000).optional(),
    taken: TakenSchema.pick({ local: true, offset: true })
      .refine(({ local }) => isOfCalendar(local), 'no such day or time')
      .optional(),
    trashed: z.literal(false).optional().meta({ description: '`false` brings a photo back from the trash.' }),
  })
  .meta({ id: 'PhotoChange' });
export type PhotoChange = z.infer<typeof PhotoChangeSchema>;

/** Pixels of the longer side; `full`: all of the picture's own, made when somebody asks. */
export const PreviewSizeSchema = z.enum(['320', '1600', 'full']);
export type PreviewSize = z.infer<typeof PreviewSizeSchema>;
