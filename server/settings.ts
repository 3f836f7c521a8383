/** What the owner has set: kept in a table, told to whoever follows it. */
import type { Kysely } from 'kysely';
import { type Settings, type SettingsChange, SettingsSchema } from '../protocol/settings.ts';
import type { Migrations } from './database/database.ts';

export interface SettingsTables {
  /** `value` is JSON. */
  settings: { name: string; value: string };
}

export const settingsMigrations: Migrations = {
  'settings-001-settings': {
    up: async (db) => {
      await db.schema
        .createTable('settings')
        .addColumn('name', 'text', (c) => c.primaryKey())
        .addColumn('value', 'text', (c) => c.notNull())
        .execute();
    },
  },
};

/** About a month for three terabytes, at little more than a megabyte a second. */
const usual: Settings = { speedLimitBytesPerSecond: null, checkBytesPerDay: 100e9, address: null };

export class OwnersSettings {
  readonly #db: Kysely<SettingsTables>;
  #now: Settings;

  private constructor(db: Kysely<SettingsTables>, now: Settings) {
    this.#db = db;
    this.#now = now;
  }

  /** `given` stands in for what was kept, until the owner changes it. */
  static async open(db: Kysely<SettingsTables>, given: SettingsChange): Promise<OwnersSettings> {
    const rows = await db.selectFrom('settings').selectAll().execute();
    const kept = rows.map(({ name, value }): unknown => SettingsSchema.partial().parse({ [name]: JSON.parse(value) }));
    return new OwnersSettings(db, SettingsSchema.parse(Object.assign({}, usual, ...kept, given)));
  }

  get now(): Settings {
    return this.#now;
  }

  /** Resolves when it is kept for good. */
  async change(change: SettingsChange): Promise<Settings> {
    for (const [name, value] of Object.entries(change)) {
      const row = { name, value: JSON.stringify(value) };
      await this.#db
        .insertInto('settings')
        .values(row)
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: row.value }))
        .execute();
    }
    this.#now = SettingsSchema.parse({ ...this.#now, ...change });
    return this.#now;
  }
}
