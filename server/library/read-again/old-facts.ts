/** Photos in the catalog whose facts an older edition of our reading has found. */
import { type Kysely, sql } from 'kysely';
import type { PhotoId } from '../../../protocol/photo.ts';
import type { CatalogTables, PhotoRow } from '../catalog/catalog-tables.ts';
import { factsEdition } from '../identify/facts-edition.ts';

const columns = ['id', 'name', 'path', 'trashed', 'size_bytes', 'received_at'] as const;
export type OldRow = Pick<PhotoRow, (typeof columns)[number]>;

export interface NewFacts {
  readonly id: PhotoId;
  /** Null for a file that cannot be read any further than before. */
  readonly facts: Pick<PhotoRow, 'shot' | 'motion_bytes' | 'animated'> | null;
}

export class OldFacts {
  readonly #db: Kysely<CatalogTables>;

  constructor(db: Kysely<CatalogTables>) {
    this.#db = db;
  }

  /** By id, from behind `after` on. */
  rowsAfter(after: PhotoId | null, limit: number): Promise<OldRow[]> {
    const old = this.#db
      .selectFrom('photos')
      .select(columns)
      // Said as its index says it.
      .where('facts_edition', '<', sql.lit(factsEdition))
      .orderBy('id')
      .limit(limit);
    return (after === null ? old : old.where('id', '>', after)).execute();
  }

  /** One commit for all of them. */
  async note(found: readonly NewFacts[]): Promise<void> {
    await this.#db.transaction().execute(async (trx) => {
      for (const { id, facts } of found)
        await trx
          .updateTable('photos')
          .set({ ...facts, facts_edition: factsEdition })
          .where('id', '=', id)
          .execute();
    });
  }
}
