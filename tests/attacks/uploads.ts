/** Attacks on the way in (SAFETY §2 C): what is declared, what is sent, and what is left half-way. */
import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { vi } from 'vitest';
import { routes } from '../../protocol/routes.ts';
import { pairedDevice, problemOf } from '../cast/caller.ts';
import { largePhotoBytes, photoBytes } from '../cast/picture.ts';
import { append, declarationOf, declare, receiptOf, sha256Of } from '../cast/tus.ts';
import { type Attack, rounds } from './attack.ts';
import { type Scene, statusIn } from './scene.ts';

const tus = { 'tus-resumable': '1.0.0' };
const base64 = (text: string): string => Buffer.from(text).toString('base64');

const lengths = ['+1', '1,1', '1 1', '\u0663', 'Infinity', '0b1', '1_000', '-0', '18446744073709551616'];
const metadata: readonly (readonly [string, string])[] = [
  ['no base64', 'filename %%%'],
  ['one key twice', `filename ${base64('a')},filename ${base64('b')}`],
  ['a SHA-256 that is none', `sha256 ${base64('x'.repeat(64))}`],
  ['a date that is no number', `lastModified ${base64('1e400')}`],
  ['a kind of 300 letters', `filetype ${base64('x'.repeat(300))}`],
  ['a name of 20 kB', `filename ${base64('x'.repeat(20_000))}`],
  ['ten thousand keys', Array.from({ length: 3000 }, (_, index) => `k${index}`).join(',')],
];

const part = (disposition: string, body = 'abc'): string =>
  `--b\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${body}\r\n`;
const usual = 'multipart/form-data; boundary=b';
const forms: readonly (readonly [string, string, string])[] = [
  ['without a boundary', 'multipart/form-data', part('name="file"; filename="a.jpg"')],
  ['with a boundary of 16 kB', `multipart/form-data; boundary=${'b'.repeat(16_000)}`, part('name="file"')],
  ['that does not end', usual, '--b\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\nabc'],
  ['that ends within a header', usual, '--b\r\nContent-Disposition: form-da'],
  ['with a file of no name', usual, `${part('name="file"; filename=""')}--b--\r\n`],
  ['with a field of no name', usual, `${part('name=""; filename="a.jpg"')}--b--\r\n`],
  ['without any disposition', usual, '--b\r\n\r\nabc\r\n--b--\r\n'],
  ['with a hundred thousand fields', usual, `${part('name="a"').repeat(10_000)}--b--\r\n`],
  ['with a name nested ten thousand deep', usual, `${part(`name="a${'[b]'.repeat(10_000)}"`)}--b--\r\n`],
  ['that is a list and an array at once', usual, `${part('name="a[4294967294]"')}${part('name="a[]"')}--b--\r\n`],
  ['that names the prototype', usual, `${part('name="__proto__[x]"')}${part('name="constructor"')}--b--\r\n`],
  ['with headers of 100 kB', usual, `--b\r\nX: ${'x'.repeat(100_000)}\r\n\r\nabc\r\n--b--\r\n`],
  ['with two thousand headers', usual, `--b\r\n${'X: y\r\n'.repeat(2000)}\r\nabc\r\n--b--\r\n`],
];

async function openFiles(scene: Scene): Promise<number> {
  return (await readdir(`/proc/${scene.pid}/fd`)).length;
}

const half = (scene: Scene): string =>
  `POST ${routes.photos} HTTP/1.1\r\nHost: localhost\r\n${scene.bearer(scene.phone)}Content-Type: ${usual}\r\nContent-Length: 100000\r\n\r\n` +
  '--b\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\nabc';

export const uploads: readonly Attack[] = [
  ...lengths.map<Attack>((length) => ({
    numbers: [50],
    what: `the length ${JSON.stringify(length)} is refused`,
    act: async (scene) => {
      const head = `POST ${routes.uploads} HTTP/1.1\r\nHost: localhost\r\n${scene.bearer(scene.phone)}Tus-Resumable: 1.0.0\r\nUpload-Length: ${length}\r\nContent-Length: 0\r\n\r\n`;
      assert.ok([400, 413].includes(statusIn(await scene.raw(head))));
    },
  })),
  ...metadata.map<Attack>(([what, header]) => ({
    numbers: [59],
    what: `metadata with ${what} is refused`,
    act: async (scene) => {
      const headers = { ...tus, 'upload-length': '10', 'upload-metadata': header };
      assert.equal((await scene.phone.refusal(routes.uploads, { method: 'POST', headers })).status, 400);
    },
  })),
  ...forms.map<Attack>(([what, type, body]) => ({
    numbers: [66],
    what: `a form ${what} is refused, and nothing is kept of it`,
    act: async (scene) => {
      const headers = { 'content-type': type };
      const { status } = await scene.phone.refusal(routes.photos, { method: 'POST', headers, body });
      assert.ok([400, 413, 415, 422].includes(status), `${status}`);
    },
  })),
  {
    numbers: [55],
    what: 'pieces, a question and the end of one upload all at once leave it whole or gone',
    act: async (scene) => {
      for (let round = 0; round < rounds(3, 1000); round += 1) {
        const bytes = await largePhotoBytes(`race ${round}`, 200_000);
        const location = await declare(scene.phone, { name: 'race.jpg', bytes });
        const acts = [
          () => append(scene.phone, location, 0, bytes.subarray(0, 100_000)),
          () => scene.phone.call(location, { method: 'HEAD', headers: tus }),
          () => append(scene.phone, location, 0, bytes),
          ...(round % 2 === 0 ? [] : [() => scene.phone.call(location, { method: 'DELETE', headers: tus })]),
        ];
        const answers = await Promise.allSettled(acts.map((act) => act()));
        for (const answer of answers) if (answer.status === 'fulfilled') assert.ok(answer.value.status < 500);
        const standing = await scene.phone.call(location, { method: 'HEAD', headers: tus });
        if (standing.status === 404) continue;
        const offset = Number(standing.headers.get('upload-offset'));
        const whole =
          offset === bytes.length ? standing : await append(scene.phone, location, offset, bytes.subarray(offset));
        assert.equal(receiptOf(whole).sha256, sha256Of(bytes));
      }
    },
  },
  {
    numbers: [60],
    what: 'a length is said once: what a later piece says of it changes nothing',
    act: async (scene) => {
      const bytes = await photoBytes('one length');
      const location = await declare(scene.phone, { name: 'length.jpg', bytes });
      const longer = { 'upload-length': `${bytes.length * 2}`, 'upload-defer-length': '1' };
      await append(scene.phone, location, 0, bytes.subarray(0, 100), longer);
      const standing = await scene.phone.call(location, { method: 'HEAD', headers: tus });
      assert.equal(standing.headers.get('upload-length'), `${bytes.length}`);
      assert.equal(receiptOf(await append(scene.phone, location, 100, bytes.subarray(100))).sha256, sha256Of(bytes));
    },
  },
  {
    numbers: [67],
    what: 'forms that are left in the middle of a file leave no file open',
    act: async (scene) => {
      const before = await openFiles(scene);
      for (let begun = 0; begun < rounds(20, 10_000); begun += 20) {
        const sockets = await Promise.all(Array.from({ length: 20 }, () => scene.dial()));
        await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.write(half(scene), resolve))));
        for (const socket of sockets) socket.destroy();
      }
      await vi.waitFor(async () => assert.ok((await openFiles(scene)) <= before), { timeout: 10_000 });
    },
  },
  {
    numbers: [68],
    what: 'a body that a known device holds back is asked for, and comes',
    act: async (scene) => {
      const bytes = await photoBytes('asked for');
      const headers = {
        ...declarationOf({ name: 'asked.jpg', bytes }),
        'content-type': 'application/offset+octet-stream',
      };
      const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
      const socket = await scene.dial();
      const said = { text: '' };
      socket.on('data', (piece: Buffer) => (said.text += piece.toString('latin1')));
      socket.write(
        `POST ${routes.uploads} HTTP/1.1\r\nHost: localhost\r\n${scene.bearer(scene.phone)}${lines.join('')}Content-Length: ${bytes.length}\r\nExpect: 100-continue\r\n\r\n`,
      );
      await vi.waitFor(() => assert.match(said.text, /^HTTP\/1\.1 100 Continue\r\n\r\n$/));
      socket.write(bytes);
      await vi.waitFor(() => assert.match(said.text, /HTTP\/1\.1 201 Created[^]*landfall-photo: /i));
      socket.destroy();
    },
  },
  {
    numbers: [61],
    what: 'a photo in pieces of one byte is slowed down before it costs the disk a sync for each',
    act: async (scene) => {
      // A device of its own: what it may do is used up for a minute.
      const crumbs = await pairedDevice(scene.host, scene.owner, { name: 'Crumbs' });
      const bytes = await photoBytes('byte by byte');
      const location = await declare(crumbs, { name: 'drip.jpg', bytes });
      let offset = 0;
      let answer = await append(crumbs, location, offset, bytes.subarray(0, 1));
      while (answer.status === 204 && offset < 1000) {
        offset += 1;
        answer = await append(crumbs, location, offset, bytes.subarray(offset, offset + 1));
      }
      assert.equal((await problemOf(answer)).code, 'too-many-requests');
      assert.ok(offset < 100);
      const gone = await crumbs.call(location, { method: 'DELETE', headers: tus });
      assert.equal(gone.status, 204);
      // Whoever sends a photo as photos are sent is not held up by that.
      await scene.land({ name: 'other.jpg', bytes: await photoBytes('beside the drip') });
    },
  },
];
