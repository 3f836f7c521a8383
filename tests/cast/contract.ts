/** The OpenAPI document that the host serves, held against each answer of the tests: status, content type and body must be in it. */
import { Ajv2020, type AnySchemaObject, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { z } from 'zod';
import { routes } from '../../protocol/routes.ts';
import { hostFetch } from './host-fetch.ts';

const DocumentSchema = z.looseObject({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.looseObject({
        responses: z
          .record(z.string(), z.looseObject({ content: z.record(z.string(), z.unknown()).optional() }))
          .optional(),
      }),
    ),
  ),
});

export class Contract {
  static readonly #known = new Map<string, Promise<Contract>>();
  /** Hosts of the same build serve the same document, and what was compiled of it once is good for all of them. */
  static readonly #byText = new Map<string, Contract>();
  readonly #document: z.infer<typeof DocumentSchema>;
  readonly #ajv = new Ajv2020({ strict: false });
  readonly #compiled = new Map<string, ValidateFunction>();

  private constructor(document: AnySchemaObject) {
    this.#document = DocumentSchema.parse(document);
    formats(this.#ajv);
    this.#ajv.addSchema(document, 'landfall');
  }

  /** The contract of the host at an origin; asked for once. */
  static of(origin: string): Promise<Contract> {
    const known = this.#known.get(origin) ?? this.#fetch(origin);
    this.#known.set(origin, known);
    return known;
  }

  static async #fetch(origin: string): Promise<Contract> {
    const answer = await hostFetch(new URL(routes.openapi, origin).href);
    const text = await answer.text();
    const contract = this.#byText.get(text) ?? new Contract(z.looseObject({}).parse(JSON.parse(text)));
    this.#byText.set(text, contract);
    return contract;
  }

  /** Throws where the answer is not what the document says of this call. Addresses outside /api and /api itself are not held. */
  async hold(method: string, pathAndQuery: string, answer: Response): Promise<void> {
    const path = pathAndQuery.split('?')[0] ?? '';
    const template = this.#templateOf(path);
    if (template === null) return;
    const operation = this.#document.paths[template]?.[method.toLowerCase()];
    const label = `${method} ${template} -> ${answer.status}`;
    if (operation === undefined) return;
    const key = [`${answer.status}`, `${Math.floor(answer.status / 100)}XX`, 'default'].find(
      (one) => operation.responses?.[one],
    );
    const response = key === undefined ? undefined : operation.responses?.[key];
    if (key === undefined || response === undefined)
      throw new Error(`${label}: the OpenAPI document has no such answer: ${await answer.text()}`);
    const type = answer.headers.get('content-type')?.split(';')[0] ?? '';
    if (method === 'HEAD' || !type.endsWith('json')) return;
    if (response.content?.[type] === undefined) throw new Error(`${label}: the OpenAPI document has no ${type} there`);
    const pointer = ['paths', template, method.toLowerCase(), 'responses', key, 'content', type, 'schema'];
    const validate = this.#validator(
      `landfall#/${pointer.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`,
    );
    const body: unknown = await answer.json();
    if (!validate(body))
      throw new Error(`${label}: ${this.#ajv.errorsText(validate.errors)}\n${JSON.stringify(body).slice(0, 500)}`);
  }

  #templateOf(path: string): string | null {
    const parts = path.split('/');
    const fits = (template: string): boolean => {
      const wanted = template.split('/');
      return (
        wanted.length === parts.length && wanted.every((part, index) => part === parts[index] || part.startsWith('{'))
      );
    };
    const candidates = Object.keys(this.#document.paths).filter(fits);
    return candidates.toSorted((a, b) => a.split('{').length - b.split('{').length)[0] ?? null;
  }

  #validator(reference: string): ValidateFunction {
    const known = this.#compiled.get(reference) ?? this.#ajv.compile({ $ref: reference });
    this.#compiled.set(reference, known);
    return known;
  }
}
