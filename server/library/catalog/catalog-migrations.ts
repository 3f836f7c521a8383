/** How the catalog's tables came to be, step by step, and the triggers that keep counts and full-text indexes true. */
import { sql } from 'kysely';
import type { Migrations } from '../../database/database.ts';
import { monthCounting, monthSizes } from './month-counting.ts';

/** The order of the timeline; behind it what months are counted by, so that counting many photos reads no rows. */
const inTime = 'wall_ms desc, instant_ms desc, id desc';
const counted = 'month, part_of, width, height, kind';

/** For what people filter by. */
const findingIndexes = [
  `drop index photos_order`,
  `create index photos_order on photos (trashed, ${inTime}, ${counted})`,
  `create index photos_city on photos (city, country, ${inTime}) where city is not null`,
  `create index photos_country on photos (country, ${inTime}, trashed, ${counted}) where country is not null`,
  `create index photos_camera on photos (camera, ${inTime}, trashed, ${counted}) where camera is not null`,
  `create index photos_favourite on photos (${inTime}) where favourite = 1`,
  // Holds all that a map asks for.
  `create index photos_latitude on photos (trashed, latitude, longitude, part_of, id) where latitude is not null`,
  `create index photos_unnamed_place on photos (id) where latitude is not null and country is null`,
];

/** Still and movie of a Live Photo name each other for as long as both are in the library. */
const pairing = (row: 'old' | 'new'): string => `
  update photos set movie_part = (select m.id from photos m where m.live_photo_id = ${row}.live_photo_id and m.kind = 'video' and m.trashed = 0 limit 1)
    where live_photo_id = ${row}.live_photo_id and kind = 'image';
  update photos set part_of = (select s.id from photos s where s.live_photo_id = ${row}.live_photo_id and s.kind = 'image' and s.trashed = 0 limit 1)
    where live_photo_id = ${row}.live_photo_id and kind = 'video';`;
const livePairing = [
  `create trigger photos_paired after insert on photos when new.live_photo_id is not null begin ${pairing('new')} end`,
  `create trigger photos_paired_again after update of trashed, live_photo_id on photos
    when new.live_photo_id is not null begin ${pairing('new')} end`,
  `create trigger photos_parted after delete on photos when old.live_photo_id is not null begin ${pairing('old')} end`,
  `update photos set live_photo_id = live_photo_id where live_photo_id is not null`,
];

// The rows are told apart by their rowid, which only VACUUM would change; nothing here vacuums.
const words = ['name', 'description', 'camera', 'city'];
const indexes = ['photo_words', 'photo_letters'];
const putWords = indexes
  .map(
    (index) =>
      `insert into ${index} (rowid, ${words.join(', ')}) values (new.rowid, ${words.map((word) => `new.${word}`).join(', ')});`,
  )
  .join(' ');
const dropWords = indexes.map((index) => `delete from ${index} where rowid = old.rowid;`).join(' ');

const wordIndexing = [
  `create virtual table photo_words using fts5(${words.join(', ')}, content='', contentless_delete=1, prefix='1 2', tokenize='unicode61 remove_diacritics 2')`,
  `create virtual table photo_letters using fts5(${words.join(', ')}, content='', contentless_delete=1, tokenize='trigram remove_diacritics 1')`,
  ...indexes.map(
    (index) => `insert into ${index} (rowid, ${words.join(', ')}) select rowid, ${words.join(', ')} from photos`,
  ),
  `create trigger photos_worded after insert on photos begin ${putWords} end`,
  `create trigger photos_unworded after delete on photos begin ${dropWords} end`,
  `create trigger photos_reworded after update of ${words.join(', ')} on photos
    when (${words.map((word) => `old.${word}`).join(', ')}) is not (${words.map((word) => `new.${word}`).join(', ')})
    begin ${dropWords} ${putWords} end`,
];

const albums = [
  `create table albums (id text primary key, name text not null, ordered text not null, cover text references photos (id) on delete set null,
    created_at bigint not null, changed_at bigint not null)`,
  `create table album_photos (album_id text not null references albums (id) on delete cascade,
    photo_id text not null references photos (id) on delete cascade, position real not null, added_at bigint not null,
    primary key (album_id, photo_id)) without rowid`,
  `create index album_photos_order on album_photos (album_id, position)`,
  `create index album_photos_photo on album_photos (photo_id)`,
];

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
  'catalog-005-gallery': {
    up: async (db) => {
      await sql`drop table months`.execute(db);
      for (const [column, type] of [
        ['shot', 'text'],
        ['city', 'text'],
        ['country', 'text'],
        ['part_of', 'text'],
        ['movie_part', 'text'],
        ['motion_bytes', 'bigint'],
      ] as const)
        await db.schema.alterTable('photos').addColumn(column, type).execute();
      await db.schema
        .alterTable('photos')
        .addColumn('animated', 'integer', (c) => c.notNull().defaultTo(0))
        .execute();
      for (const statement of [...findingIndexes, ...monthCounting, ...livePairing, ...wordIndexing, ...albums])
        await sql.raw(statement).execute(db);
    },
  },
  'catalog-006-redated': {
    up: async (db) => {
      await db.schema.alterTable('photos').addColumn('taken_file', 'text').execute();
    },
  },
  'catalog-007-removed-albums': {
    up: async (db) => {
      await db.schema
        .createTable('removed_albums')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('removed_at', 'bigint', (c) => c.notNull())
        .addColumn('kept', 'text', (c) => c.notNull())
        .execute();
    },
  },
  'catalog-008-map': {
    up: async (db) => {
      // Holds all that a map asks for, with the names of places.
      await sql.raw('drop index photos_latitude').execute(db);
      await sql
        .raw(
          'create index photos_latitude on photos (trashed, latitude, longitude, part_of, id, country, city, wall_ms) where latitude is not null',
        )
        .execute(db);
    },
  },
  'catalog-009-month-sizes': {
    up: async (db) => {
      for (const statement of monthSizes) await sql.raw(statement).execute(db);
    },
  },
  'catalog-010-facts-edition': {
    up: async (db) => {
      await db.schema
        .alterTable('photos')
        .addColumn('facts_edition', 'integer', (c) => c.notNull().defaultTo(0))
        .execute();
      await sql.raw('create index photos_facts_edition on photos (id) where facts_edition < 1').execute(db);
    },
  },
};
