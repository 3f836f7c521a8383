/** The interface describes itself, and truly. */
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { routes } from '../../protocol/routes.ts';
import { strangerAt } from '../cast/caller.ts';
import { Host } from '../cast/host.ts';

const DocumentSchema = z.looseObject({
  openapi: z.string(),
  paths: z.record(
    z.string(),
    z.record(z.string(), z.looseObject({ responses: z.record(z.string(), z.unknown()).optional() })),
  ),
});

let host: Host;
let document: z.infer<typeof DocumentSchema>;
beforeAll(async () => {
  host = await Host.start();
  document = DocumentSchema.parse(await (await (await strangerAt(host)).call(routes.openapi)).json());
});
afterAll(() => host[Symbol.asyncDispose]());

test('the document is valid OpenAPI 3.1', async () => {
  const result = await new Validator().validate(structuredClone(document));
  expect(result.errors).toBeUndefined();
  expect(result.valid).toBe(true);
  expect(document.openapi).toMatch(/^3\.1\./);
});

test('every address of the interface is described', () => {
  const described = Object.keys(document.paths).map((path) => path.replaceAll(/\{[^}]+\}/g, '{}'));
  const wanted = Object.values(routes)
    .map((route) => (typeof route === 'string' ? route : String(Reflect.apply(route, undefined, ['{}', '{}']))))
    .map((route) => route.replaceAll('%7B%7D', '{}'));
  expect(described).toEqual(expect.arrayContaining(wanted));
});

test('every operation says what it answers, and what it answers when it refuses', () => {
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      if (!['get', 'post', 'put', 'patch', 'delete', 'head'].includes(method)) continue;
      const statuses = Object.keys(operation.responses ?? {});
      expect(
        statuses.some((status) => status.startsWith('2')),
        `${method} ${path}`,
      ).toBe(true);
      expect(
        statuses.some((status) => /^4|default/.test(status)),
        `${method} ${path}`,
      ).toBe(true);
    }
  }
});
