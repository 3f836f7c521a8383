/** Makes of a JSON schema a value that fits it, or nearly: what is far off is refused at the door, and nothing behind it is tried. */
import type { Random } from '../faults/random.ts';
import type { Document, JsonSchema } from './door.ts';
import { strangeJson, strangeNumber, strangeText } from './strange-values.ts';

export interface ExampleOptions {
  readonly document: Document;
  readonly random: Random;
  /** Ids that mean something to this host. */
  readonly ids: readonly string[];
  /** How often a part of the value is a strange one, 0 to 1. */
  readonly strange: number;
}

export function exampleOf(schema: JsonSchema, options: ExampleOptions, depth = 6): unknown {
  const { random, strange } = options;
  if (random.fraction() < strange) return strangeJson(random);
  const resolved = resolve(schema, options.document);
  const choices = listIn(resolved, 'oneOf') ?? listIn(resolved, 'anyOf');
  if (choices !== null && choices.length > 0) return exampleOf(random.oneOf(choices), options, depth - 1);
  const all = listIn(resolved, 'allOf');
  if (all !== null) return Object.assign({}, ...all.map((part) => exampleOf(part, options, depth - 1)));
  if ('const' in resolved) return resolved['const'];
  const listed = resolved['enum'];
  if (Array.isArray(listed) && listed.length > 0) return random.oneOf<unknown>(listed);
  const kind = Array.isArray(resolved['type']) ? random.oneOf<unknown>(resolved['type']) : resolved['type'];
  switch (kind) {
    case 'object':
      return depth < 1 ? {} : objectOf(resolved, options, depth);
    case 'array': {
      const items = recordIn(resolved, 'items');
      return items === null
        ? []
        : Array.from({ length: random.whole(0, 3) }, () => exampleOf(items, options, depth - 1));
    }
    case 'integer':
    case 'number':
      return numberOf(resolved, random);
    case 'boolean':
      return random.oneOf([true, false]);
    case 'null':
      return null;
    default:
      return textOf(resolved, options);
  }
}

function objectOf(schema: JsonSchema, options: ExampleOptions, depth: number): Record<string, unknown> {
  const { random } = options;
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  const made: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(recordIn(schema, 'properties') ?? {})) {
    const part = asRecord(value);
    if (part === null || (!required.includes(name) && random.fraction() < 0.5)) continue;
    if (random.fraction() < options.strange) continue;
    made[name] = exampleOf(part, options, depth - 1);
  }
  if (random.fraction() < options.strange) made[strangeText(random)] = strangeJson(random);
  return made;
}

function numberOf(schema: JsonSchema, random: Random): number {
  const [least, most] = [schema['minimum'], schema['maximum']];
  const from = typeof least === 'number' ? Math.max(least, -1e6) : 0;
  const to = typeof most === 'number' ? Math.min(most, from + 1e6) : from + 1000;
  return random.fraction() < 0.2 ? strangeNumber(random) : random.whole(Math.ceil(from), Math.floor(to));
}

function textOf(schema: JsonSchema, { random, ids }: ExampleOptions): string {
  if (schema['format'] === 'date' || schema['format'] === 'date-time' || String(schema['pattern']).includes('\\d{4}')) {
    return random.oneOf([
      '2024-06-15',
      '2024-06',
      '2024-06-15T12:30:00',
      '2024-06-15T12:30:00.000',
      '2024-06-15T10:30:00.000Z',
    ]);
  }
  if (String(schema['pattern']).includes('{64}')) return random.bytes(32).toString('hex');
  return random.fraction() < 0.7 && ids.length > 0 ? random.oneOf(ids) : strangeText(random);
}

function resolve(schema: JsonSchema, document: Document): JsonSchema {
  const reference = schema['$ref'];
  if (typeof reference !== 'string') return schema;
  return document.components.schemas[reference.split('/').at(-1) ?? ''] ?? {};
}

function listIn(schema: JsonSchema, name: string): JsonSchema[] | null {
  const list = schema[name];
  return Array.isArray(list) ? list.map(asRecord).filter((one) => one !== null) : null;
}

function recordIn(schema: JsonSchema, name: string): JsonSchema | null {
  return asRecord(schema[name]);
}

function asRecord(value: unknown): JsonSchema | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
}
