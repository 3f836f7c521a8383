import { expect, test } from 'vitest';
import { type Ground, type RungState, tryRungs } from './rungs.ts';

const page = '<link href="/assets/base-1.css"><script src="/assets/main-1.js"></script>';
const kept = (...paths: readonly string[]): Ground['caches'] => ({
  match: async (path) => (typeof path === 'string' && paths.includes(path) ? new Response(page) : undefined),
});

/** What a worker's registration says in a browser; these are faults from outside, which no test can have for real here. */
function workers(says: { active?: boolean; update?: Error }): Ground['workers'] {
  const registration = {
    active: says.active === false ? null : {},
    update: async () => {
      if (says.update !== undefined) throw says.update;
    },
  };
  const answer = () => Promise.resolve(registration as unknown as ServiceWorkerRegistration);
  return { register: answer, ready: answer() };
}
const refusing: Ground['workers'] = {
  register: () => Promise.reject(new DOMException('An SSL certificate error occurred', 'SecurityError')),
  ready: new Promise<never>(() => undefined),
};

async function states(ground: Partial<Ground>): Promise<readonly RungState[]> {
  const rungs = await tryRungs({
    isEncrypted: true,
    isApp: false,
    workersProveTrust: true,
    workers: workers({}),
    caches: kept('/index.html', '/assets/base-1.css', '/assets/main-1.js'),
    fetch: async () => new Response(),
    ...ground,
  });
  expect(rungs.map(({ name }) => name)).toEqual(['page', 'certificate', 'worker', 'app', 'offline']);
  return rungs.map(({ state }) => state);
}

test('a browser that trusts the certificate holds all but the app', async () => {
  expect(await states({})).toEqual(['holds', 'holds', 'holds', 'missing', 'holds']);
  expect(await states({ isApp: true })).toEqual(['holds', 'holds', 'holds', 'holds', 'holds']);
});

test('a script that the page may fetch and no worker may be made of says that the warning was clicked past', async () => {
  expect(await states({ workers: refusing })).toEqual(['holds', 'missing', 'missing', 'missing', 'missing']);
});

test('a worker of other days proves nothing about today', async () => {
  const [, certificate] = await states({ workers: workers({ update: new TypeError('certificate error') }) });
  expect(certificate).toBe('missing');
});

test('a host that does not answer says nothing about its certificate', async () => {
  const [, certificate] = await states({ workers: refusing, fetch: () => Promise.reject(new TypeError('gone')) });
  expect(certificate).toBe('unknown');
});

test('a private window cannot tell', async () => {
  expect(await states({ workers: undefined })).toEqual(['holds', 'unknown', 'unknown', 'missing', 'unknown']);
});

test('a page with a file that is not kept does not open alone', async () => {
  const [, , , , offline] = await states({ caches: kept('/index.html', '/assets/main-1.js') });
  expect(offline).toBe('missing');
});

test('where a worker proves nothing, the page does not claim that the certificate is trusted', async () => {
  expect(await states({ workersProveTrust: false })).toEqual(['holds', 'untold', 'holds', 'missing', 'holds']);
});
