/** The table of what was done, in the database of who is paired. */
import type { DeviceId } from '../../protocol/pairing.ts';
import type { Migrations } from '../database/database.ts';

export interface ActivityRow {
  /** Counted by us, without gaps, so that the number of lines is a difference. */
  id: number;
  /** Milliseconds since 1970. */
  at: number;
  device_id: DeviceId | null;
  /** As the device was called then; null where nobody was known. */
  device_name: string | null;
  address: string | null;
  /** JSON of an ActivityWhat. */
  what: string;
}

export interface ActivityTables {
  activity: ActivityRow;
}

export const activityMigrations: Migrations = {
  'activity-001-activity': {
    up: async (db) => {
      await db.schema
        .createTable('activity')
        .addColumn('id', 'bigint', (c) => c.primaryKey())
        .addColumn('at', 'bigint', (c) => c.notNull())
        .addColumn('device_id', 'text')
        .addColumn('device_name', 'text')
        .addColumn('address', 'text')
        .addColumn('what', 'text', (c) => c.notNull())
        .execute();
      await db.schema.createIndex('activity_device').on('activity').columns(['device_id', 'id']).execute();
      await db.schema.createIndex('activity_at').on('activity').column('at').execute();
    },
  },
};
