/** What the host says of its own interface, as far as somebody needs it who wants to misuse it. */
import { z } from 'zod';

const SchemaSchema = z.record(z.string(), z.unknown());
const OperationSchema = z.looseObject({
  parameters: z
    .array(
      z.looseObject({ name: z.string(), in: z.enum(['path', 'query', 'header']), schema: SchemaSchema.optional() }),
    )
    .default([]),
  requestBody: z.looseObject({ content: z.record(z.string(), z.looseObject({ schema: SchemaSchema })) }).optional(),
});
export const DocumentSchema = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), OperationSchema)),
  components: z.looseObject({ schemas: z.record(z.string(), SchemaSchema).default({}) }),
});
export type Document = z.infer<typeof DocumentSchema>;
export type JsonSchema = z.infer<typeof SchemaSchema>;

export interface Door {
  readonly method: string;
  /** With `{id}` where something is to be put in. */
  readonly path: string;
  readonly query: readonly string[];
  readonly headers: readonly string[];
  /** Null where the door takes no body. */
  readonly body: { readonly type: string; readonly schema: JsonSchema } | null;
}

/** Every operation of the document. */
export function doorsOf(document: Document): Door[] {
  return Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { parameters, requestBody }]) => {
      const [content] = Object.entries(requestBody?.content ?? {});
      const named = (place: string) => parameters.filter((one) => one.in === place).map(({ name }) => name);
      return {
        method: method.toUpperCase(),
        path,
        query: named('query'),
        headers: named('header'),
        body: content === undefined ? null : { type: content[0], schema: content[1].schema },
      };
    }),
  );
}
