/** What was done with this host, for its owner to read: kept for a season, and never a reason to wait or to fail. */
import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import {
  type ActivityEntry,
  type ActivityPage,
  type ActivityRequest,
  type ActivityWhat,
  ActivityWhatSchema,
  type Deed,
} from '../../protocol/activity.ts';
import type { ActivityRow, ActivityTables } from './activity-tables.ts';
import { Crowds } from './crowds.ts';
import { TurnedAway } from './turned-away.ts';

export { type ActivityTables, activityMigrations } from './activity-tables.ts';

export interface ActivityOptions {
  readonly db: Kysely<ActivityTables>;
  /** Told after a line was written or counted on. */
  readonly announce: () => void;
  readonly log: Logger;
  /** The clock on the wall, in milliseconds. */
  readonly now?: () => number;
}

export const keptDays = 90;
export const keptEntries = 10_000;
const dayMs = 86_400_000;
const tidyEveryEntries = 100;
const rowsAtOnce = 500;

export class Activity {
  readonly #options: ActivityOptions;
  readonly #now: () => number;
  readonly #crowds: Crowds;
  readonly #turnedAway: TurnedAway;
  #lastId: number;
  #tidiedAtId = 0;
  readonly #unwritten = new Map<number, ActivityRow>();
  #turn: Promise<void> = Promise.resolve();

  private constructor(options: ActivityOptions, lastId: number) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
    this.#lastId = lastId;
    this.#crowds = new Crowds(this.#now);
    this.#turnedAway = new TurnedAway(this.#now, (deed) => this.note(deed));
  }

  static async open(options: ActivityOptions): Promise<Activity> {
    const last = await options.db.selectFrom('activity').select('id').orderBy('id', 'desc').limit(1).executeTakeFirst();
    const activity = new Activity(options, last?.id ?? 0);
    await activity.#tidy();
    return activity;
  }

  /** Writes it down in the background. What comes in crowds from one place is one line that counts. */
  note(deed: Deed): void {
    const line = this.#crowds.join(deed, () => {
      this.#lastId += 1;
      return this.#lastId;
    });
    this.#unwritten.set(line.id, rowOf(line.id, this.#now(), { ...deed, what: line.what }));
    if (this.#unwritten.size === 1) this.#turn = this.#turn.then(() => this.#write());
  }

  /** Somebody was refused at the gate: written down once it happens again and again, and then counted. Cheap under a flood. */
  turnAway(code: Extract<ActivityWhat, { kind: 'turned-away' }>['code'], address: string): void {
    this.#turnedAway.count(code, address);
  }

  /** Newest first. */
  async page({ before, limit, device }: ActivityRequest): Promise<ActivityPage> {
    await this.#turn;
    let query = this.#options.db
      .selectFrom('activity')
      .selectAll()
      .orderBy('id', 'desc')
      .limit(limit + 1);
    if (before !== undefined) query = query.where('id', '<', before);
    if (device !== undefined) query = query.where('device_id', '=', device);
    const rows = await query.execute();
    const shown = rows.slice(0, limit);
    return { entries: shown.map(entryOf), next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null };
  }

  async close(): Promise<void> {
    this.#turnedAway.close();
    await this.#turn;
  }

  /** All that has come by now, at once: a flood costs no more than a commit after the other. */
  async #write(): Promise<void> {
    const rows = [...this.#unwritten.values()];
    this.#unwritten.clear();
    try {
      for (let from = 0; from < rows.length; from += rowsAtOnce)
        await this.#options.db
          .insertInto('activity')
          .values(rows.slice(from, from + rowsAtOnce))
          .onConflict((conflict) =>
            conflict
              .column('id')
              .doUpdateSet((row) => ({ at: row.ref('excluded.at'), what: row.ref('excluded.what') })),
          )
          .execute();
      if (this.#lastId >= this.#tidiedAtId + tidyEveryEntries) await this.#tidy();
      this.#options.announce();
    } catch (error) {
      // A full disk: what was done stays done.
      this.#options.log.warn({ error }, 'an activity could not be written down');
    }
  }

  async #tidy(): Promise<void> {
    this.#tidiedAtId = this.#lastId;
    await this.#options.db
      .deleteFrom('activity')
      .where((is) => is.or([is('at', '<', this.#now() - keptDays * dayMs), is('id', '<=', this.#lastId - keptEntries)]))
      .execute();
  }
}

function rowOf(id: number, at: number, { what, device, address }: Deed): ActivityRow {
  return {
    id,
    at,
    device_id: device?.id ?? null,
    device_name: device?.name ?? null,
    address,
    what: JSON.stringify(what),
  };
}

function entryOf({ id, at, device_id, device_name, address, what }: ActivityRow): ActivityEntry {
  return {
    id,
    at: new Date(at).toISOString(),
    what: ActivityWhatSchema.parse(JSON.parse(what)),
    device: device_name === null ? null : { id: device_id, name: device_name },
    address,
  };
}
