import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { beforeEach, expect, test } from 'vitest';
import { Failure } from '../../protocol/failure.ts';
import { type Session, SessionSchema } from '../../protocol/pairing.ts';
import { type Alone, SessionKeeper } from './session-keeper.ts';
import { SessionStore } from './session-store.ts';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

function session(round: number): Session {
  const at = '2026-06-03T12:00:00Z';
  return SessionSchema.parse({
    device: {
      id: 'd1',
      name: 'Pixel 8',
      platform: 'android',
      access: 'send',
      pairedAt: at,
      lastSeenAt: at,
      online: true,
      photoCount: 0,
      sizeBytes: 0,
    },
    accessToken: `access-${round}`,
    refreshToken: `refresh-${round}`,
    expiresAt: at,
  });
}

/** A host whose refresh tokens work once. */
function host(): { refresh: (token: string) => Promise<Session>; asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    refresh: async (token) => {
      if (asked.includes(token)) throw new Failure('not-signed-in');
      asked.push(token);
      return session(Number(token.split('-')[1]) + 1);
    },
  };
}

/** What Web Locks do between tabs. */
function oneAtATime(): Alone {
  let last: Promise<unknown> = Promise.resolve();
  return async (_name, act) => {
    const turn = last.then(act);
    last = turn.catch(() => undefined);
    return await turn;
  };
}

test('callers at the same time share one refresh', async () => {
  const { refresh, asked } = host();
  const keeper = new SessionKeeper(await SessionStore.open(), refresh);
  await keeper.keep(session(1));
  const tokens = await Promise.all([1, 2, 3].map(() => keeper.renew('access-1')));
  expect(tokens).toEqual(['access-2', 'access-2', 'access-2']);
  expect(asked).toEqual(['refresh-1']);
});

test('a token that was renewed meanwhile asks nothing', async () => {
  const { refresh, asked } = host();
  const keeper = new SessionKeeper(await SessionStore.open(), refresh);
  await keeper.keep(session(2));
  expect(await keeper.renew('access-1')).toBe('access-2');
  expect(asked).toEqual([]);
});

test('two tabs use each refresh token once, each for an access token of its own', async () => {
  const { refresh, asked } = host();
  const alone = oneAtATime();
  const tabs = await Promise.all([1, 2].map(async () => new SessionKeeper(await SessionStore.open(), refresh, alone)));
  await tabs[0]?.keep(session(1));
  await tabs[1]?.recall();
  expect(await Promise.all([tabs[0]?.renew('access-1'), tabs[1]?.renew(null)])).toEqual(['access-2', 'access-3']);
  expect(asked).toEqual(['refresh-1', 'refresh-2']);
});

test('a copied row of IndexedDB holds no access token, and none that an older version left there stays', async () => {
  const { refresh } = host();
  const database = await openDB('landfall-session', 1, { upgrade: (db) => void db.createObjectStore('session') });
  await database.put('session', session(1), 'current');
  const keeper = new SessionKeeper(await SessionStore.open(), refresh);
  expect(await keeper.recall()).toMatchObject({ refreshToken: 'refresh-1' });
  expect(keeper.access).toBeNull();
  expect(await keeper.renew(null)).toBe('access-2');
  const rows = JSON.stringify(await database.getAll('session'));
  expect(rows).toContain('refresh-2');
  expect(rows).not.toContain('access-');
});

test('keys that come late never take the place of those of a browser that was paired anew meanwhile', async () => {
  const answers: ((session: Session) => void)[] = [];
  const keeper = new SessionKeeper(await SessionStore.open(), () => new Promise((resolve) => answers.push(resolve)));
  await keeper.keep(session(1));
  const renewed = keeper.renew('access-1');
  await expect.poll(() => answers.length).toBe(1);
  await keeper.keep(session(7));
  answers[0]?.(session(2));
  expect(await renewed).toBe('access-7');
  expect(await (await SessionStore.open()).read()).toMatchObject({ refreshToken: 'refresh-7' });
});

test('a refresh that failed may be tried again', async () => {
  let isUp = false;
  const { refresh } = host();
  const keeper = new SessionKeeper(await SessionStore.open(), async (token) => {
    if (!isUp) throw new Failure('unreachable');
    return await refresh(token);
  });
  await keeper.keep(session(1));
  await expect(keeper.renew('access-1')).rejects.toMatchObject({ code: 'unreachable' });
  isUp = true;
  expect(await keeper.renew('access-1')).toBe('access-2');
});

test('a new name for the device never brings old tokens back', async () => {
  const { refresh } = host();
  const stale = new SessionKeeper(await SessionStore.open(), refresh);
  const fresh = new SessionKeeper(await SessionStore.open(), refresh);
  await stale.keep(session(1));
  await fresh.recall();
  await fresh.renew('access-1');
  await stale.describe({ ...session(1).device, name: 'Kitchen phone' });
  expect(await fresh.recall()).toMatchObject({ refreshToken: 'refresh-2', device: { name: 'Kitchen phone' } });
});

test('a tab that is cut off leaves the session of a tab that paired again', async () => {
  const { refresh } = host();
  const old = new SessionKeeper(await SessionStore.open(), refresh);
  await old.keep(session(1));
  await new SessionKeeper(await SessionStore.open(), refresh).keep(session(5));
  expect(await old.forget()).toBe(false);
  expect(await old.renew(null)).toBe('access-6');
});

test('what is stored and cannot be read is no session', async () => {
  const store = await SessionStore.open();
  await store.write(JSON.parse('{"device":"?"}'));
  expect(await store.read()).toBeNull();
});
