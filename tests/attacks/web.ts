/** Attacks from web pages and by what answers say (SAFETY §2 E, and what of D is about answers). */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InvitationSchema, PairingRequestListSchema } from '../../protocol/pairing.ts';
import { PhotoPageSchema } from '../../protocol/photo.ts';
import { routes } from '../../protocol/routes.ts';
import { photoAt } from '../cast/photo-set.ts';
import { photoBytes } from '../cast/picture.ts';
import type { Attack } from './attack.ts';

const ranges: readonly (readonly [string, number, number | null])[] = [
  [`bytes=${Array.from({ length: 1000 }, () => '0-0').join(',')}`, 206, 1],
  ['bytes=0-100,50-200,10-20,500-600', 200, null],
  ['bytes=-0', 416, null],
  ['bytes=5-2', 416, null],
  ['bytes=18446744073709551616-', 416, null],
  ['bytes=0-18446744073709551616', 206, null],
  ['lines=a-b', 200, null],
  ['bytes=a-b', 200, null],
];

const privateRoutes = [
  routes.photos,
  routes.timeline,
  routes.status,
  routes.albums,
  `${routes.search}?q=a`,
  routes.places,
] as const;

const redirects = [
  '/?next=//evil.example',
  '/p?next=javascript:alert(1)',
  '//evil.example/..',
  '/\\evil.example',
  '/api/photos?redirect=https://evil.example',
];

export const web: readonly Attack[] = [
  ...ranges.map<Attack>(([range, status, length]) => ({
    numbers: [81],
    what: `the range ${range.slice(0, 40)} is answered with ${status}`,
    act: async (scene) => {
      const { id, sizeBytes } = await scene.land({ name: 'ranges.jpg', bytes: await photoBytes('ranges') });
      const answer = await scene.tablet.call(routes.original(id), { headers: { range } });
      assert.equal(answer.status, status);
      const { byteLength } = await answer.arrayBuffer();
      if (status < 300) assert.equal(byteLength, length ?? sizeBytes);
    },
  })),
  {
    numbers: [83],
    what: 'what a request says of proxies changes neither who it comes from nor where it leads',
    act: async (scene) => {
      const headers = {
        'x-forwarded-for': '1.2.3.4',
        'x-forwarded-host': 'evil.example',
        'x-forwarded-proto': 'http',
        'x-real-ip': '1.2.3.4',
        forwarded: 'for=1.2.3.4;host=evil.example',
      };
      const invitation = await scene.owner.ask(InvitationSchema, routes.invite, { method: 'POST', headers });
      assert.doesNotMatch(invitation.url, /evil|1\.2\.3\.4/);
      const { typedCode } = invitation;
      const json = { typedCode, name: 'Behind a proxy', platform: 'ios' };
      assert.equal((await scene.stranger.call(routes.claim, { method: 'POST', headers, json })).status, 202);
      const { requests } = await scene.owner.ask(PairingRequestListSchema, routes.pairingRequests);
      assert.doesNotMatch(requests.find(({ name }) => name === json.name)?.address ?? '1.2.3.4', /1\.2\.3\.4/);
      for (const { id } of requests)
        await scene.owner.call(routes.pairingRequest(id), {
          method: 'POST',
          json: { decision: 'deny', access: 'send' },
        });
    },
  },
  {
    numbers: [89],
    what: 'no private answer may be kept by a cache that others share',
    act: async (scene) => {
      const { photos } = await scene.tablet.ask(PhotoPageSchema, routes.photos);
      const [photo] = photos;
      assert.ok(photo !== undefined);
      for (const path of [
        ...privateRoutes,
        routes.photo(photo.id),
        routes.original(photo.id),
        routes.preview(photo.id, '320'),
      ]) {
        const answer = await scene.tablet.call(path);
        assert.match(answer.headers.get('cache-control') ?? 'public', /no-store|private/, path);
        const refused = await scene.stranger.call(path);
        assert.match(refused.headers.get('cache-control') ?? 'public', /no-store/, `${path}, refused`);
      }
    },
  },
  {
    numbers: [90],
    what: 'nothing that was sent can become a script or a service worker',
    act: async (scene) => {
      const { id } = await scene.land({ name: 'x.js', bytes: await readFile(photoAt('formats/gif-still.gif')) });
      for (const path of [
        routes.original(id),
        `${routes.original(id)}?x.js`,
        '/u/x.js',
        '/x.js',
        '/service-worker.js/x.js',
      ]) {
        const answer = await scene.tablet.call(path, { headers: { 'service-worker': 'script' } });
        assert.doesNotMatch(answer.headers.get('content-type') ?? '', /javascript|ecmascript/, path);
        assert.equal(answer.headers.get('service-worker-allowed'), null);
        assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
      }
      assert.equal((await scene.tablet.call('/service-worker.js')).headers.get('service-worker-allowed'), null);
    },
  },
  {
    numbers: [95, 96],
    what: 'no page can be framed, or reached by a window that opened it',
    act: async (scene) => {
      for (const path of ['/', '/p', '/index.html', routes.status, '/nothing/here']) {
        const { headers } = await scene.stranger.call(path);
        assert.match(headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/);
        assert.match(headers.get('content-security-policy') ?? '', /script-src 'self'(?!.*unsafe-inline)/);
        assert.equal(headers.get('cross-origin-opener-policy'), 'same-origin');
        assert.equal(headers.get('cross-origin-resource-policy'), 'same-origin');
        assert.equal(headers.get('referrer-policy'), 'no-referrer');
        assert.equal(headers.get('x-frame-options'), 'DENY');
      }
    },
  },
  {
    numbers: [98],
    what: 'keys are accepted in no address, and none lies readable on the disk',
    act: async (scene) => {
      const { accessToken = '', refreshToken = '' } = scene.tablet.session ?? {};
      for (const token of [accessToken, refreshToken])
        for (const path of [`${routes.photos}?access_token=${token}`, `/p?${token}`, `/${token}`])
          assert.equal((await scene.stranger.call(path)).status, 400);
      for (const file of ['host.db', 'host.db-wal', 'catalog.db']) {
        const bytes = await readFile(join(scene.host.dataDir, '.landfall', file)).catch(() => Buffer.alloc(0));
        for (const token of [accessToken, refreshToken]) assert.equal(bytes.indexOf(token), -1, file);
      }
    },
  },
  ...redirects.map<Attack>((path) => ({
    numbers: [109],
    what: `${path} leads nowhere else`,
    act: async (scene) => {
      const answer = await scene.raw(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
      assert.doesNotMatch(answer, /^location:|^refresh:/im);
      assert.doesNotMatch(answer, /^HTTP\/1\.1 3/);
    },
  })),
];
