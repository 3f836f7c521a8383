/** The ledger of uploads under way, so that they go on after a restart. */
import { nanoid } from 'nanoid';
import type { DeviceId } from '../../protocol/pairing.ts';
import type { Sha256 } from '../../protocol/photo.ts';
import { type UploadDeclaration, type UploadId, UploadIdSchema } from '../../protocol/upload.ts';
import type { Migrations } from '../database/database.ts';

export interface UploadRow {
  id: UploadId;
  device_id: DeviceId;
  name: string;
  size_bytes: number;
  last_modified_ms: number | null;
  sha256: Sha256 | null;
  /** 1 where the sender wants it back though it was deleted here. */
  send_again: 0 | 1;
  /** Bytes that are on disk for good. Never goes back. */
  durable_bytes: number;
  /** JSON of the receipt, once complete. */
  receipt: string | null;
  created_at: number;
}

export interface IntakeTables {
  uploads: UploadRow;
}

export const intakeMigrations: Migrations = {
  'intake-001-uploads': {
    up: async (db) => {
      await db.schema
        .createTable('uploads')
        .addColumn('id', 'text', (c) => c.primaryKey())
        .addColumn('device_id', 'text', (c) => c.notNull())
        .addColumn('name', 'text', (c) => c.notNull())
        .addColumn('size_bytes', 'bigint', (c) => c.notNull())
        .addColumn('last_modified_ms', 'bigint')
        .addColumn('sha256', 'text')
        .addColumn('durable_bytes', 'bigint', (c) => c.notNull())
        .addColumn('receipt', 'text')
        .addColumn('created_at', 'bigint', (c) => c.notNull())
        .execute();
    },
  },
  'intake-002-send-again': {
    up: async (db) => {
      await db.schema
        .alterTable('uploads')
        .addColumn('send_again', 'integer', (c) => c.notNull().defaultTo(0))
        .execute();
    },
  },
};

export function newUploadId(): UploadId {
  return UploadIdSchema.parse(nanoid(21));
}

/** Of an upload that begins now. */
export function uploadRow(deviceId: DeviceId, declaration: UploadDeclaration): UploadRow {
  return {
    id: newUploadId(),
    device_id: deviceId,
    name: declaration.name,
    size_bytes: declaration.sizeBytes,
    last_modified_ms: declaration.lastModifiedMs,
    sha256: declaration.sha256,
    send_again: declaration.sendAgain ? 1 : 0,
    durable_bytes: 0,
    receipt: null,
    created_at: Date.now(),
  };
}
