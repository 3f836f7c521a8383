/** A query that is built once and run with other values each time: building one costs as much as running it. */
import { type CompiledQuery, type Kysely, type RawBuilder, sql } from 'kysely';

/** Stands for a value of a query that is run later. */
export function anyValue<T>(): RawBuilder<T> {
  return sql<T>`${null}`;
}

export class RecurringQuery<Row> {
  readonly #compiled: CompiledQuery<Row>;

  /** Every value that it was built with, `anyValue()` or another, only stands for one to come, in their order. */
  constructor(query: { compile(): CompiledQuery<Row> }) {
    this.#compiled = query.compile();
  }

  async run<Tables>(db: Kysely<Tables>, ...values: readonly (string | number | null)[]): Promise<Row[]> {
    if (values.length !== this.#compiled.parameters.length)
      throw new Error('one value for each place, no more or less');
    const query: CompiledQuery<Row> = { ...this.#compiled, parameters: values };
    return (await db.executeQuery(query)).rows;
  }
}
