/** What the host and the preview maker say to each other. Both ends check what they hear. */
import { z } from 'zod';

export const PreviewRequestSchema = z.object({
  id: z.int(),
  source: z.discriminatedUnion('from', [
    z.object({ from: z.literal('original'), path: z.string(), mimeType: z.string() }),
    /** A video's still, made by a phone or by ffmpeg. */
    z.object({ from: z.literal('poster'), bytes: z.instanceof(Uint8Array<ArrayBufferLike>) }),
  ]),
  /** What to make of it, and where to. */
  wanted: z.discriminatedUnion('make', [
    z.object({ make: z.literal('previews'), smallPath: z.string(), largePath: z.string() }),
    z.object({ make: z.literal('full'), path: z.string() }),
  ]),
});
export type PreviewRequest = z.infer<typeof PreviewRequestSchema>;
export type PreviewSource = PreviewRequest['source'];
export type PreviewWanted = PreviewRequest['wanted'];

export const PreviewAnswerSchema = z.object({
  id: z.int(),
  /** Of the whole child afterwards: decoders written in WebAssembly never give memory back. */
  rssBytes: z.number(),
  result: z.discriminatedUnion('outcome', [
    z.object({
      outcome: z.literal('made'),
      thumbhash: z.string(),
      width: z.int().positive().nullable(),
      height: z.int().positive().nullable(),
    }),
    z.object({ outcome: z.literal('full') }),
    z.object({ outcome: z.literal('none'), reason: z.string() }),
    /** A full or broken disk, which is no fault of the picture. */
    z.object({ outcome: z.literal('unwritable'), reason: z.string() }),
  ]),
});
export type PreviewAnswer = z.infer<typeof PreviewAnswerSchema>;
/** `width` and `height`: the original's, as displayed, where decoding told them. */
export type PreviewResult = Extract<PreviewAnswer['result'], { outcome: 'made' | 'none' }>;
export type FullResult = Extract<PreviewAnswer['result'], { outcome: 'full' | 'none' }>;
