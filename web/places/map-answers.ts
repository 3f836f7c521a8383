/** The thread's answers as they are read: apart from the questions, since the thread itself needs no reader. */
import { z } from 'zod';
import type { Rings } from './map-questions.ts';

const RingsSchema = z.custom<Rings>(
  (value) => Array.isArray(value) && value.every((ring) => ring instanceof Int16Array || ring instanceof Int32Array),
);
const ClusterSchema = z.object({
  cover: z.int().nonnegative(),
  count: z.int().positive(),
  latitude: z.number(),
  longitude: z.number(),
  west: z.number(),
  south: z.number(),
  east: z.number(),
  north: z.number(),
});

export const MapAnswerSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('tile'),
    id: z.int(),
    shapes: z.object({ land: RingsSchema, lakes: RingsSchema, rivers: RingsSchema, borders: RingsSchema }),
  }),
  z.object({ kind: z.literal('clusters'), id: z.int(), clusters: z.array(ClusterSchema) }),
  z.object({ kind: z.literal('failed'), id: z.int() }),
]);
