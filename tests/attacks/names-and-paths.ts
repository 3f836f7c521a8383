/** Attacks by names and addresses (SAFETY §2 A): what a file is called, and what stands in a path. */
import assert from 'node:assert/strict';
import { basename } from 'node:path';
import { HostStatusSchema } from '../../protocol/host.ts';
import { PhotoPageSchema } from '../../protocol/photo.ts';
import { routes } from '../../protocol/routes.ts';
import { PlainUploadSchema } from '../../protocol/upload.ts';
import { photoBytes } from '../cast/picture.ts';
import { receiptOf, send } from '../cast/tus.ts';
import { type Attack, rounds } from './attack.ts';
import { climbingPaths } from './climbing-paths.ts';
import type { Scene } from './scene.ts';

/** The name that is sent, and the one that its file gets. */
const names: readonly (readonly [number, string, string])[] = [
  [1, '../../../x.jpg', 'x.jpg'],
  [1, '..\\..\\x.jpg', 'x (2).jpg'],
  [2, '/etc/passwd', 'passwd.jpg'],
  [2, 'C:\\x', 'x (3).jpg'],
  [2, '\\\\srv\\s', 's.jpg'],
  [3, 'nul\0byte.jpg', 'nulbyte.jpg'],
  [5, '', 'untitled.jpg'],
  [5, '..', 'untitled (2).jpg'],
  [5, '   ', 'untitled (3).jpg'],
  [6, 'CON', '_CON.jpg'],
  [6, 'aux.jpg', '_aux.jpg'],
  [6, 'NUL .txt', '_NUL.txt'],
  [7, 'dot.', 'dot.jpg'],
  [8, 'a:b.jpg', 'a_b.jpg'],
  [9, 'cafe\u0301.jpg', 'caf\u00e9.jpg'],
  [9, 'caf\u00e9.jpg', 'caf\u00e9 (2).jpg'],
  [10, 'IMG.JPG', 'IMG.JPG'],
  [10, 'img.jpg', 'img (2).jpg'],
  [11, '\u202egpj.exe', 'gpj.exe.jpg'],
  [12, '<img src=a onerror=alert(1)>.jpg', '_img src=a onerror=alert(1)_.jpg'],
  [13, 'a"; filename*=x\r\nX-Injected: 1.jpg', 'a_; filename_=xX-Injected_ 1.jpg'],
  [25, 'page.html', 'page.html.jpg'],
  [16, '.htaccess', '_htaccess.jpg'],
  [16, 'desktop.ini', 'desktop.ini'],
  [16, '.landfall/host.db', 'host.db'],
];

const named: readonly Attack[] = names.map(([number, name, kept]) => ({
  numbers: [number],
  what: `a file called ${JSON.stringify(name)} becomes ${JSON.stringify(kept)}`,
  act: async (scene) => {
    const { path } = receiptOf(await send(scene.tablet, { name, bytes: await photoBytes(`named ${name}`) }));
    assert.match(path, /^library\/Tablet\/\d{4}\/\d{4}-\d\d\/[^/]+$/);
    assert.equal(basename(path), kept);
  },
}));

/** How a form may spell a name that is no UTF-8. */
const formNames: readonly (readonly [string, Buffer])[] = [
  ['Latin-1', Buffer.from('caf\u00e9.jpg', 'latin1')],
  ['invalid UTF-8', Buffer.from('a\u00ff\u00fe\u0080.jpg', 'latin1')],
  ['RFC 2047', Buffer.from('=?utf-8?B?Li4vLi4veA==?=')],
];

const inForms: readonly Attack[] = formNames.map(([what, name]) => ({
  numbers: [15],
  what: `a name in a form, written as ${what}, is read as far as it goes and stays a name`,
  act: async (scene) => {
    const body = Buffer.concat([
      Buffer.from('--b\r\nContent-Disposition: form-data; name="file"; filename="'),
      name,
      Buffer.from('"\r\nContent-Type: image/jpeg\r\n\r\n'),
      await photoBytes(`form ${what}`),
      Buffer.from('\r\n--b--\r\n'),
    ]);
    const headers = { 'content-type': 'multipart/form-data; boundary=b' };
    const { photos } = await scene.tablet.ask(PlainUploadSchema, routes.photos, { method: 'POST', headers, body });
    for (const { path } of photos) {
      assert.match(path, /^library\/Tablet\/\d{4}\/\d{4}-\d\d\/[^/]+$/);
      assert.doesNotMatch(basename(path), /[\p{Cc}\\:*?"<>|]|^\./u);
    }
    assert.equal(photos.length, 1);
  },
}));

const idsOfUploads = ['..%2F..%2Fetc%2Fpasswd', '%00', 'a%00b', '__proto__', 'a'.repeat(500), '1%20OR%201=1', '.'];

async function isOutside(scene: Scene, path: string): Promise<void> {
  for (const caller of [scene.stranger, scene.owner]) {
    const answer = await caller.call(path);
    assert.doesNotMatch(await answer.text(), /root:x:0|launchKey|PRIVATE KEY|SQLite format/);
  }
}

export const namesAndPaths: readonly Attack[] = [
  ...named,
  ...inForms,
  {
    numbers: [14],
    what: 'many files of one name at once are as many files, and none is overwritten',
    act: async (scene) => {
      const count = rounds(12, 10_000);
      const landed: string[] = [];
      for (let begun = 0; begun < count; begun += 12)
        landed.push(
          ...(await Promise.all(
            Array.from({ length: 12 }, async (_, index) =>
              scene.land({ name: 'same.jpg', bytes: await photoBytes(`same ${begun + index}`) }),
            ),
          ).then((photos) => photos.map(({ path }) => path.toLowerCase()))),
        );
      assert.equal(new Set(landed).size, landed.length);
    },
  },
  {
    numbers: [16],
    what: 'no address leads to the control folder or the keys',
    act: async (scene) => {
      for (const path of ['/.landfall/launch.json', '/data/.landfall/host.db', '/certs/', '/api/../.landfall/host.db'])
        await isOutside(scene, path);
    },
  },
  {
    numbers: [17],
    what: 'no path of up to six climbing parts leads out, whatever is asked with it',
    act: (scene) => climbingPaths(scene, rounds(250, 100_000)),
  },
  {
    numbers: [19],
    what: 'an upload’s id that is none is no upload, whatever is asked of it',
    act: async (scene) => {
      const headers = { 'tus-resumable': '1.0.0' };
      for (const id of idsOfUploads)
        for (const method of ['HEAD', 'DELETE'])
          assert.equal((await scene.phone.call(`${routes.uploads}/${id}`, { method, headers })).status, 404, id);
    },
  },
  {
    numbers: [63],
    what: 'a phone whose clock is fifty years off dates no photo by it, and the order stays',
    act: async (scene) => {
      const fiftyYearsMs = 50 * 365.25 * 86_400_000;
      for (const off of [-fiftyYearsMs, fiftyYearsMs]) {
        const bytes = Buffer.concat([await photoBytes(`clock ${off}`)]);
        const { taken } = await scene.land({ name: 'clock.jpg', bytes, lastModifiedMs: Math.round(Date.now() + off) });
        assert.ok(Number(taken.local.slice(0, 4)) <= new Date().getFullYear() + 1, taken.local);
      }
      const { photos } = await scene.tablet.ask(PhotoPageSchema, `${routes.photos}?limit=500`);
      const dates = photos.map((photo) => photo.taken.local);
      assert.deepEqual(dates, dates.toSorted().toReversed());
      assert.equal((await scene.stranger.ask(HostStatusSchema, routes.status)).ok, true);
    },
  },
];
