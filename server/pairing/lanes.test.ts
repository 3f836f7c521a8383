import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type OpenDatabase, openDatabase } from '../database/database.ts';
import { Pairing, type PairingTables, pairingMigrations } from './pairing.ts';

let dir: string;
let db: OpenDatabase;
let pairing: Pairing;

async function opened(): Promise<Pairing> {
  return Pairing.open({
    db: db.tables<PairingTables>(),
    ownerName: 'Study laptop',
    invitationLifeMs: 60_000,
    countsOf: () => ({ photoCount: 0, sizeBytes: 0 }),
    announce: () => undefined,
  });
}

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'landfall-lanes-'));
  db = await openDatabase(join(dir, 'host.db'), pairingMigrations);
  pairing = await opened();
});
afterEach(async () => {
  await db.close();
  await rm(dir, { recursive: true });
});

test('a folder has one lane, whoever asks first and after a restart too', async () => {
  const [one, same] = await Promise.all([pairing.lane('Old camera'), pairing.lane('Old camera')]);
  expect(same).toBe(one);
  expect(await (await opened()).lane('Old camera')).toBe(one);
  expect([pairing.nameOf(one), pairing.folderOf(one), pairing.isLetIn(one)]).toEqual([
    'Old camera',
    'Old camera',
    true,
  ]);
});

test('a lane is never that of a folder which is in the library already', async () => {
  const found = await pairing.ownerOfFolder('Old camera');
  const lane = await pairing.lane('Old camera');
  expect(lane).not.toBe(found);
  expect(pairing.folderOf(lane)).toBe('Old camera (2)');
});

test('attack: a lane is no device: it is in no list, and can be neither changed nor revoked', async () => {
  const lane = await pairing.lane('Old camera');
  expect(pairing.devices().map(({ id }) => id)).not.toContain(lane);
  expect(() => pairing.device(lane)).toThrow('not-found');
  await expect(pairing.change(lane, { access: 'browse' })).rejects.toThrow('not-found');
  await expect(pairing.revoke(lane)).rejects.toThrow('not-found');
});

test('names that make the same folder get lanes of their own', async () => {
  const lanes = await Promise.all([pairing.lane('A:B'), pairing.lane('A B'), pairing.lane('a b')]);
  expect(new Set(lanes.map((lane) => pairing.folderOf(lane).toLowerCase())).size).toBe(3);
});
