/** The displayed size of a HEIC or AVIF: of its primary picture, cropped and turned by the container alone. */
import * as mp4box from 'mp4box';
import { z } from 'zod';
import { sizeOf } from './found-facts.ts';

const PropertySchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ispe'), image_width: z.int(), image_height: z.int() }),
  z.object({ type: z.literal('irot'), angle: z.int() }),
  z.object({
    type: z.literal('clap'),
    cleanApertureWidthN: z.int(),
    cleanApertureWidthD: z.int().positive(),
    cleanApertureHeightN: z.int(),
    cleanApertureHeightD: z.int().positive(),
  }),
]);

const MetaSchema = z.object({
  pitm: z.object({ item_id: z.int() }),
  iprp: z.object({
    ipco: z.object({ boxes: z.array(z.unknown()) }),
    ipmas: z.array(
      z.object({
        associations: z.array(z.object({ id: z.int(), props: z.array(z.object({ property_index: z.int() })) })),
      }),
    ),
  }),
});

/**
 * Such files often carry an EXIF orientation as well, which the container has obeyed already (ISO/IEC 23008-12, 6.5.10):
 * it plays no part here.
 */
export function heifSize(bytes: ArrayBuffer): { width: number | null; height: number | null } {
  const file = mp4box.createFile();
  file.appendBuffer(mp4box.MP4BoxBuffer.fromArrayBuffer(bytes, 0));
  const parsed = MetaSchema.safeParse(file.boxes.find((box) => box.type === 'meta'));
  if (!parsed.success) return sizeOf(null, null);
  const { pitm, iprp } = parsed.data;
  const primary = iprp.ipmas.flatMap((ipma) => ipma.associations).find((item) => item.id === pitm.item_id);

  let width = 0;
  let height = 0;
  for (const { property_index } of primary?.props ?? []) {
    const property = PropertySchema.safeParse(iprp.ipco.boxes[property_index - 1]).data;
    if (property?.type === 'ispe') [width, height] = [property.image_width, property.image_height];
    if (property?.type === 'clap') {
      width = Math.min(width, Math.round(property.cleanApertureWidthN / property.cleanApertureWidthD));
      height = Math.min(height, Math.round(property.cleanApertureHeightN / property.cleanApertureHeightD));
    }
    if (property?.type === 'irot' && property.angle % 2 === 1) [width, height] = [height, width];
  }
  return sizeOf(width, height);
}
