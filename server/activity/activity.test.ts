import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ActivityWhat } from '../../protocol/activity.ts';
import { DeviceIdSchema } from '../../protocol/pairing.ts';
import { type OpenDatabase, openDatabase } from '../database/database.ts';
import { Activity, type ActivityTables, activityMigrations } from './activity.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const phone = { id: DeviceIdSchema.parse('phone'), name: 'iPhone 13' };
const laptop = { id: DeviceIdSchema.parse('owner'), name: 'Study laptop' };
const removed: ActivityWhat = { kind: 'photos-removed', count: 3 };
let dir: string;
let db: OpenDatabase;
let nowMs: number;
let told: number;
let activity: Activity;

function open(): Promise<Activity> {
  return Activity.open({
    db: db.tables<ActivityTables>(),
    announce: () => (told += 1),
    log: pino({ level: 'silent' }),
    now: () => nowMs,
  });
}
const all = async () => (await activity.page({ limit: 200 })).entries;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'landfall-activity-'));
  db = await openDatabase(join(dir, 'host.db'), activityMigrations);
  nowMs = Date.UTC(2026, 5, 1);
  told = 0;
  activity = await open();
});
afterEach(async () => {
  await activity.close();
  await db.close();
  await rm(dir, { recursive: true });
});

test('what was done is read back newest first: who, what, when, from where', async () => {
  activity.note({ what: { kind: 'paired', access: 'send' }, device: phone, address: '192.168.1.20' });
  nowMs += minute;
  activity.note({ what: removed, device: laptop, address: '127.0.0.1' });
  expect(await all()).toEqual([
    { id: 2, at: '2026-06-01T00:01:00.000Z', what: removed, device: laptop, address: '127.0.0.1' },
    {
      id: 1,
      at: '2026-06-01T00:00:00.000Z',
      what: { kind: 'paired', access: 'send' },
      device: phone,
      address: '192.168.1.20',
    },
  ]);
  expect(told).toBeGreaterThan(0);
});

test('pages follow each other without a gap, also those of one device', async () => {
  for (let index = 0; index < 7; index++)
    activity.note({ what: removed, device: index % 2 === 0 ? phone : laptop, address: null });
  const first = await activity.page({ limit: 3 });
  expect(first.entries.map(({ id }) => id)).toEqual([7, 6, 5]);
  const rest = await activity.page({ limit: 4, before: first.next ?? 0 });
  expect(rest).toMatchObject({ entries: [{ id: 4 }, { id: 3 }, { id: 2 }, { id: 1 }], next: null });
  const ofPhone = await activity.page({ limit: 3, device: phone.id });
  expect(ofPhone.entries.map(({ id }) => id)).toEqual([7, 5, 3]);
  expect((await activity.page({ limit: 3, device: phone.id, before: ofPhone.next ?? 0 })).entries).toHaveLength(1);
});

test('attack 101: a crowd of wrong codes from one place is one line that counts, and pushes nothing out', async () => {
  activity.note({ what: removed, device: laptop, address: null });
  for (let index = 0; index < 500; index++)
    activity.note({ what: { kind: 'wrong-code', count: 1 }, device: null, address: '192.168.1.66' });
  activity.note({ what: { kind: 'wrong-code', count: 1 }, device: null, address: '192.168.1.67' });
  expect((await all()).map(({ what }) => what)).toEqual([
    { kind: 'wrong-code', count: 1 },
    { kind: 'wrong-code', count: 500 },
    removed,
  ]);
  nowMs += 11 * minute;
  activity.note({ what: { kind: 'wrong-code', count: 1 }, device: null, address: '192.168.1.66' });
  expect((await all())[0]?.what).toEqual({ kind: 'wrong-code', count: 1 });
});

test('attack 101: however many addresses somebody comes from, lines and memory stay few', async () => {
  for (let index = 0; index < 2000; index++)
    activity.note({
      what: { kind: 'wrong-code', count: 1 },
      device: null,
      address: `10.0.${index >> 8}.${index & 255}`,
    });
  expect((await activity.page({ limit: 300 })).entries.length).toBeLessThanOrEqual(257);
});

test('attack 93: who is turned away once is not worth a line, who comes again and again is, with how often', async () => {
  for (let index = 0; index < 9; index++) activity.turnAway('wrong-host', '192.168.1.66');
  expect(await all()).toEqual([]);
  for (let index = 0; index < 491; index++) activity.turnAway('wrong-host', '192.168.1.66');
  await activity.close();
  expect(await all()).toMatchObject([
    { what: { kind: 'turned-away', code: 'wrong-host', count: 500 }, device: null, address: '192.168.1.66' },
  ]);
});

test('a line goes after ninety days', async () => {
  activity.note({ what: removed, device: laptop, address: null });
  await activity.close();
  nowMs += 91 * day;
  activity = await open();
  activity.note({ what: { kind: 'revoked' }, device: phone, address: null });
  expect((await all()).map(({ what }) => what.kind)).toEqual(['revoked']);
});

test('ten thousand lines are kept and no more, and numbers go on over a restart', async () => {
  const rows = Array.from({ length: 10_050 }, (_, index) => ({
    id: index + 1,
    at: nowMs,
    device_id: null,
    device_name: null,
    address: null,
    what: JSON.stringify({ kind: 'revoked' }),
  }));
  for (let from = 0; from < rows.length; from += 1000)
    await db
      .tables<ActivityTables>()
      .insertInto('activity')
      .values(rows.slice(from, from + 1000))
      .execute();
  activity = await open();
  expect(await db.tables<ActivityTables>().selectFrom('activity').select('id').execute()).toHaveLength(10_000);
  activity.note({ what: removed, device: null, address: null });
  expect((await all())[0]?.id).toBe(10_051);
});

test('a database that cannot be written keeps nobody from doing anything', async () => {
  await db.close();
  activity.note({ what: removed, device: null, address: null });
  await expect(activity.close()).resolves.toBeUndefined();
  db = await openDatabase(join(dir, 'other.db'), activityMigrations);
});
