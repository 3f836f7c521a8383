import { expect, test } from 'vitest';
import type { z } from 'zod';
import type { ActivityEntry } from '../../protocol/activity.ts';
import { DeviceIdSchema } from '../../protocol/pairing.ts';
import { ActivityLog } from './activity-log.ts';

/** A host whose log holds lines 1 to `last`; each page is asked for in vain while it is away. */
class Asked {
  last = 120;
  readonly paths: string[] = [];

  async request<T>(schema: z.ZodType<T>, path: string): Promise<T> {
    this.paths.push(path);
    const query = new URLSearchParams(path.split('?')[1]);
    const from = Number(query.get('before') ?? this.last + 1) - 1;
    const to = Math.max(1, from - Number(query.get('limit')) + 1);
    const entries: ActivityEntry[] = [];
    for (let id = from; id >= to; id--)
      entries.push({ id, at: '2026-06-01T10:00:00Z', what: { kind: 'revoked' }, device: null, address: null });
    return schema.parse({ entries, next: to > 1 ? to : null });
  }
}
const settled = () => new Promise((resolve) => setImmediate(resolve));
const ids = (log: ActivityLog) => log.entries?.map(({ id }) => id) ?? [];

test('nothing is asked for while nobody looks', async () => {
  const host = new Asked();
  const log = new ActivityLog(host);
  log.heard();
  const stop = log.show();
  await settled();
  stop();
  log.heard();
  expect(host.paths).toHaveLength(1);
});

test('what is new comes on top, what is older below, and nothing comes twice', async () => {
  const host = new Asked();
  const log = new ActivityLog(host);
  log.show();
  await settled();
  log.older();
  await settled();
  host.last = 123;
  log.heard();
  await settled();
  expect(ids(log)).toEqual(Array.from({ length: 103 }, (_, index) => 123 - index));
  log.older();
  await settled();
  expect(ids(log)).toHaveLength(123);
  expect(log.hasOlder).toBe(false);
});

test('after a long absence the newest page takes the place of what was known, so that there is no gap', async () => {
  const host = new Asked();
  const log = new ActivityLog(host);
  log.show();
  await settled();
  host.last = 500;
  log.heard();
  await settled();
  expect(ids(log)).toEqual(Array.from({ length: 50 }, (_, index) => 500 - index));
  expect(log.hasOlder).toBe(true);
});

test('one device alone begins anew', async () => {
  const host = new Asked();
  const log = new ActivityLog(host);
  log.show();
  await settled();
  log.only(DeviceIdSchema.parse('phone'));
  expect(log.entries).toBeNull();
  await settled();
  expect(host.paths.at(-1)).toContain('device=phone');
});
