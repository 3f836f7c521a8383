/** The tables of the catalog. All but favourites and descriptions can be rebuilt from the originals. */
import type { PassedOverReason } from '../../../protocol/care.ts';
import type { DeviceId } from '../../../protocol/pairing.ts';
import type { PhotoCondition, PhotoId, PhotoKind, PreviewState, Sha256, TakenSource } from '../../../protocol/photo.ts';
import type { Migrations } from '../../database/database.ts';

export interface PhotoRow {
  id: PhotoId;
  kind: PhotoKind;
  mime_type: string;
  name: string;
  taken_local: string;
  taken_offset: string | null;
  taken_source: TakenSource;
  /** First key of the order: the wall clock as if it stood in UTC. */
  wall_ms: number;
  /** Second key. */
  instant_ms: number;
  /** `2025-11`, by the wall clock. */
  month: string;
  size_bytes: number;
  width: number | null;
  height: number | null;
  duration_ms: number | null;
  camera: string | null;
  latitude: number | null;
  longitude: number | null;
  /** `Loss`es with commas between: '' for none. */
  lost: string;
  /** The same in the still and in the movie of a Live Photo. */
  live_photo_id: string | null;
  sha256: Sha256;
  path: string;
  thumbhash: string | null;
  preview: PreviewState;
  favourite: 0 | 1;
  description: string;
  received_at: number;
  trashed_at: number | null;
  /** 0 in the library, 1 in the trash: the first column of the order's index. */
  trashed: 0 | 1;
  /** 0 until bytes, name and row are known to be durable, all three: after a crash those are looked at. */
  settled: 0 | 1;
  condition: PhotoCondition;
  /** When the original was last read again and found as received. */
  checked_at: number | null;
}

export interface SendingRow {
  photo_id: PhotoId;
  device_id: DeviceId;
  name: string;
  received_at: number;
}

/** A photo, and who sent it, the first sender first. */
export interface CatalogEntry {
  readonly row: PhotoRow;
  readonly sendings: readonly SendingRow[];
}

export interface CatalogTables {
  photos: PhotoRow;
  sendings: SendingRow;
  /** How many photos of the library (not the trash) each month has. */
  months: { month: string; count: number };
  /** What was removed, for good or to the trash, so that it does not come back by itself. */
  removals: { sha256: Sha256; removed_at: number; name: string };
  /** Files in the library's folders that are left where they are; looked at again when they change. */
  passed_over: { path: string; size_bytes: number; modified_ms: number; reason: PassedOverReason };
}

export const catalogMigrations: Migrations = {
  'catalog-001-photos': {
    up: async (db) => {
      await db.schema
        .createTable('photos')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('kind', 'text', (c) => c.notNull())
        .addColumn('mime_type', 'text', (c) => c.notNull())
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('taken_local', 'text', (c) => c.notNull())
        .addColumn('taken_offset', 'text')
        .addColumn('taken_source', 'text', (c) => c.notNull())
        .addColumn('wall_ms', 'bigint', (c) => c.notNull())
        .addColumn('instant_ms', 'bigint', (c) => c.notNull())
        .addColumn('month', 'text', (c) => c.notNull())
        .addColumn('size_bytes', 'bigint', (c) => c.notNull())
        .addColumn('width', 'integer')
        .addColumn('height', 'integer')
        .addColumn('duration_ms', 'bigint')
        .addColumn('camera', 'text')
        .addColumn('latitude', 'double precision')
        .addColumn('longitude', 'double precision')
        .addColumn('sha256', 'text', (c) => c.notNull().unique())
        .addColumn('path', 'text', (c) => c.notNull().unique())
        .addColumn('thumbhash', 'text')
        .addColumn('preview', 'text', (c) => c.notNull())
        .addColumn('favourite', 'integer', (c) => c.notNull())
        .addColumn('description', 'text', (c) => c.notNull())
        .addColumn('received_at', 'bigint', (c) => c.notNull())
        .addColumn('trashed_at', 'bigint')
        .addColumn('trashed', 'integer', (c) => c.notNull())
        .execute();
      await db.schema
        .createIndex('photos_order')
        .on('photos')
        .columns(['trashed', 'wall_ms desc', 'instant_ms desc', 'id desc'])
        .execute();
      await db.schema
        .createIndex('photos_preview')
        .on('photos')
        .column('preview')
        .where('preview', '=', 'pending')
        .execute();
      await db.schema
        .createTable('sendings')
        .addColumn('photo_id', 'text', (c) => c.notNull().references('photos.id').onDelete('cascade'))
        .addColumn('device_id', 'text', (c) => c.notNull())
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('received_at', 'bigint', (c) => c.notNull())
        .addPrimaryKeyConstraint('sendings_key', ['photo_id', 'device_id'])
        .execute();
      await db.schema.createIndex('sendings_device').on('sendings').columns(['device_id', 'photo_id']).execute();
      await db.schema
        .createTable('months')
        .addColumn('month', 'text', (c) => c.primaryKey())
        .addColumn('count', 'integer', (c) => c.notNull())
        .execute();
    },
  },
  'catalog-002-lost': {
    up: async (db) => {
      await db.schema
        .alterTable('photos')
        .addColumn('lost', 'text', (c) => c.notNull().defaultTo(''))
        .execute();
      await db.schema.alterTable('photos').addColumn('live_photo_id', 'text').execute();
      await db.schema
        .createIndex('photos_live_photo')
        .on('photos')
        .column('live_photo_id')
        .where('live_photo_id', 'is not', null)
        .execute();
    },
  },
  'catalog-003-settled': {
    up: async (db) => {
      await db.schema
        .alterTable('photos')
        .addColumn('settled', 'integer', (c) => c.notNull().defaultTo(1))
        .execute();
      await db.schema.createIndex('photos_settled').on('photos').column('settled').where('settled', '=', 0).execute();
    },
  },
  'catalog-004-condition': {
    up: async (db) => {
      await db.schema
        .alterTable('photos')
        .addColumn('condition', 'text', (c) => c.notNull().defaultTo('ok'))
        .execute();
      await db.schema.alterTable('photos').addColumn('checked_at', 'bigint').execute();
      await db.schema.createIndex('photos_checked').on('photos').columns(['trashed', 'checked_at']).execute();
      await db.schema
        .createIndex('photos_condition')
        .on('photos')
        .column('condition')
        .where('condition', '<>', 'ok')
        .execute();
      await db.schema
        .createTable('removals')
        .addColumn('sha256', 'text', (c) => c.primaryKey())
        .addColumn('removed_at', 'bigint', (c) => c.notNull())
        .addColumn('name', 'text', (c) => c.notNull())
        .execute();
      await db.schema
        .createTable('passed_over')
        .addColumn('path', 'text', (c) => c.primaryKey())
        .addColumn('size_bytes', 'bigint', (c) => c.notNull())
        .addColumn('modified_ms', 'double precision', (c) => c.notNull())
        .addColumn('reason', 'text', (c) => c.notNull())
        .execute();
    },
  },
};
