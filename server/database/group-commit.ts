/** Lets writes that come together share one commit, and so one sync of the disk. */
import type { Kysely, Transaction } from 'kysely';

/** Runs in a transaction, and again in another where a neighbour's failure undid the first: it does nothing but write. */
export type Write<Tables, T> = (trx: Transaction<Tables>) => Promise<T>;

interface Waiting<Tables> {
  /** Settles nothing before the transaction is committed. */
  readonly write: (trx: Transaction<Tables>) => Promise<() => void>;
  readonly reject: (error: unknown) => void;
}

export class GroupCommit<Tables> {
  readonly #db: Kysely<Tables>;
  #waiting: Waiting<Tables>[] = [];
  /** Whether somebody waits for the next commit, and not just a while. */
  #isUrgent = false;
  #committing: Promise<void> | null = null;
  #patience: NodeJS.Timeout | undefined;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  /** Resolves when the write is committed for good. */
  now<T>(write: Write<Tables, T>): Promise<T> {
    const committed = this.#add(write);
    this.#hurry();
    return committed;
  }

  /** As `now`, but nobody is waiting: it joins the next commit, or has its own after `patienceMs`. */
  soon<T>(patienceMs: number, write: Write<Tables, T>): Promise<T> {
    const committed = this.#add(write);
    this.#patience ??= setTimeout(() => this.#hurry(), patienceMs).unref();
    return committed;
  }

  /** Resolves when nothing waits any more. */
  async flush(): Promise<void> {
    if (this.#waiting.length > 0) this.#hurry();
    while (this.#committing !== null) await this.#committing;
  }

  #add<T>(write: Write<Tables, T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({
        write: async (trx) => {
          const result = await write(trx);
          return () => resolve(result);
        },
        reject,
      });
    });
  }

  #hurry(): void {
    this.#isUrgent = true;
    this.#committing ??= this.#commitAll();
  }

  async #commitAll(): Promise<void> {
    // Whoever comes in the same turn of the event loop comes along.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#isUrgent) {
      this.#isUrgent = false;
      clearTimeout(this.#patience);
      this.#patience = undefined;
      await this.#commit(this.#waiting.splice(0));
    }
    this.#committing = null;
  }

  async #commit(group: readonly Waiting<Tables>[]): Promise<void> {
    try {
      const settle: (() => void)[] = [];
      await this.#db.transaction().execute(async (trx) => {
        for (const { write } of group) settle.push(await write(trx));
      });
      for (const resolve of settle) resolve();
    } catch (error) {
      const [first, ...others] = group;
      // One that cannot be written must not keep the others out.
      if (others.length === 0) first?.reject(error);
      else for (const one of group) await this.#commit([one]);
    }
  }
}
