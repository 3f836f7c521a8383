/** A copy of a video that every browser plays, made by the host where it has the means. */
import { z } from 'zod';

/** Longer films are watched by downloading them: a copy would take the laptop an hour. */
export const mostPlayableMs = 60 * 60_000;

export const PlayableRequestSchema = z
  .object({ make: z.boolean().meta({ description: 'False only asks how things stand.' }) })
  .meta({ id: 'PlayableRequest' });

/** `possible`: it could be made. `waiting`: others come first. `cannot`: why not, for people to read in their language. */
export const PlayableSchema = z
  .discriminatedUnion('state', [
    z.object({ state: z.literal('ready') }),
    z.object({ state: z.literal('possible') }),
    z.object({ state: z.literal('waiting') }),
    z.object({
      state: z.literal('making'),
      fraction: z
        .number()
        .min(0)
        .max(1)
        .nullable()
        .meta({ description: 'How much of it is made, where that is known.' }),
    }),
    z.object({ state: z.literal('cannot'), why: z.enum(['no-maker', 'too-long', 'no-room', 'unreadable']) }),
  ])
  .meta({ id: 'Playable' });
export type Playable = z.infer<typeof PlayableSchema>;
