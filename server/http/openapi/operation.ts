/** One operation of the interface, with the problems that any of its kind may answer. */
import { z } from 'zod';
import type { ZodOpenApiOperationObject } from 'zod-openapi';
import { type FailureCode, failureCatalogue, ProblemSchema } from '../../../protocol/failure.ts';

export const json = (schema: z.ZodType) => ({ 'application/json': { schema } });
export const bytes = { schema: { type: 'string', format: 'binary' } } as const;
export const nothing = z.object({}).meta({ id: 'Nothing' });
export const id = z.object({ id: z.string() });

export const ok = (schema: z.ZodType, description = 'So it is.') => ({ '200': { description, content: json(schema) } });

export interface Door {
  readonly summary: string;
  /** Who may: nobody needs a key, a waiting device its claim, the others a bearer token of at least that access. */
  readonly who: 'anyone' | 'claim' | 'send' | 'browse' | 'own';
  readonly query?: z.ZodObject;
  readonly headers?: z.ZodObject;
  readonly path?: z.ZodObject;
  readonly body?: ZodOpenApiOperationObject['requestBody'];
  readonly answers: NonNullable<ZodOpenApiOperationObject['responses']>;
  readonly failures?: readonly FailureCode[];
}

export function operation(door: Door): ZodOpenApiOperationObject {
  const all: FailureCode[] = ['bad-request', 'wrong-host', 'foreign-origin', ...(door.failures ?? [])];
  if (door.who !== 'anyone') all.push('not-signed-in', 'access-expired', 'device-revoked', 'not-allowed');
  if (door.body !== undefined) all.push('wrong-content-type', 'too-large');
  const codes = [...new Set(all)];
  const problems: Record<string, object> = {};
  for (const code of codes) {
    const status = String(failureCatalogue[code].status);
    const same = codes.filter((other) => String(failureCatalogue[other].status) === status);
    problems[status] = {
      description: same.join(', '),
      content: { 'application/problem+json': { schema: ProblemSchema } },
    };
  }
  return {
    summary: door.summary,
    description: `For: ${door.who}.`,
    security: door.who === 'anyone' ? [] : [{ bearer: [] }],
    requestParams: {
      ...(door.query === undefined ? {} : { query: door.query }),
      ...(door.headers === undefined ? {} : { header: door.headers }),
      ...(door.path === undefined ? {} : { path: door.path }),
    },
    ...(door.body === undefined ? {} : { requestBody: door.body }),
    responses: { ...problems, ...door.answers },
  };
}
