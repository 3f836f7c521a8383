/** The tables of pairing: devices, and the hashes of the keys they hold. */
import type { Access, DeviceId, Platform } from '../../protocol/pairing.ts';
import type { Migrations } from '../database/database.ts';

export type TokenKind = 'access' | 'refresh' | 'media' | 'recovery';

/** `folder`: the lane of photos that the owner brought in. It holds no keys, and is in no list. */
export type DevicePlatform = Platform | 'folder';

export interface DeviceRow {
  id: DeviceId;
  name: string;
  platform: DevicePlatform;
  access: Access;
  /** Its lane below `library/`; never changes, so that paths hold when a device is renamed. */
  folder: string;
  paired_at: number;
  last_seen_at: number;
  revoked_at: number | null;
}

export interface TokenRow {
  hash: string;
  kind: TokenKind;
  device_id: DeviceId;
  /** All tokens that descend from one sign-in; they are revoked together. */
  family: string;
  expires_at: number;
  /** Of a refresh token: when it was traded in. Of an access token: when it was first shown. */
  used_at: number | null;
  /** The key of the browser that the family belongs to (RFC 7638); null where it has none. */
  thumbprint: string | null;
  /** Hash of the refresh token that was traded in for it; null for the first of a family. */
  parent: string | null;
}

export interface PairingTables {
  devices: DeviceRow;
  tokens: TokenRow;
}

export const pairingMigrations: Migrations = {
  'pairing-001-devices': {
    up: async (db) => {
      await db.schema
        .createTable('devices')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('platform', 'text', (c) => c.notNull())
        .addColumn('access', 'text', (c) => c.notNull())
        .addColumn('folder', 'text', (c) => c.notNull().unique())
        .addColumn('paired_at', 'bigint', (c) => c.notNull())
        .addColumn('last_seen_at', 'bigint', (c) => c.notNull())
        .addColumn('revoked_at', 'bigint')
        .execute();
      await db.schema
        .createTable('tokens')
        .addColumn('hash', 'text', (c) => c.primaryKey())
        .addColumn('kind', 'text', (c) => c.notNull())
        .addColumn('device_id', 'text', (c) => c.notNull().references('devices.id'))
        .addColumn('family', 'text', (c) => c.notNull())
        .addColumn('expires_at', 'bigint', (c) => c.notNull())
        .addColumn('used_at', 'bigint')
        .execute();
      await db.schema.createIndex('tokens_family').on('tokens').column('family').execute();
    },
  },
  'pairing-002-own-keys': {
    up: async (db) => {
      await db.schema.alterTable('tokens').addColumn('thumbprint', 'text').execute();
      await db.schema.alterTable('tokens').addColumn('parent', 'text').execute();
      await db.schema.createIndex('tokens_device').on('tokens').column('device_id').execute();
    },
  },
};
