/** The resumable protocol, spoken by tus-js-client as it comes from its authors, and by hand where a good client would not. */
import { createHash } from 'node:crypto';
import { request } from 'node:https';
import { DefaultHttpStack, Upload, type UploadOptions } from 'tus-js-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PhotoPageSchema, PhotoSchema } from '../../protocol/photo.ts';
import { routes } from '../../protocol/routes.ts';
import { KnownSchema } from '../../protocol/upload.ts';
import { type Caller, ownerOf, pairedDevice, problemOf } from '../cast/caller.ts';
import { FaultyWire } from '../cast/faulty-wire.ts';
import { Host } from '../cast/host.ts';
import { largePhotoBytes, photoBytes } from '../cast/picture.ts';
import { append, declarationOf, declare, receiptOf, send, sha256Of } from '../cast/tus.ts';

let host: Host;
let owner: Caller;
let phone: Caller;
beforeAll(async () => {
  host = await Host.start();
  owner = await ownerOf(host);
  phone = await pairedDevice(host, owner, { access: 'browse' });
});
afterAll(() => host[Symbol.asyncDispose]());

const receiptNames = ['landfall-photo', 'landfall-sha256', 'landfall-new'];
const head = { method: 'HEAD', headers: { 'tus-resumable': '1.0.0' } };

async function offsetOf(location: string): Promise<number> {
  return Number((await phone.call(location, head)).headers.get('upload-offset'));
}

/** Sends with tus-js-client; resolves with the headers of the last answer. */
function tus(bytes: Buffer, options: UploadOptions, control?: (upload: Upload) => void): Promise<Headers> {
  return new Promise((resolve, reject) => {
    let last = new Headers();
    const upload = new Upload(bytes, {
      endpoint: new URL(routes.uploads, phone.origin).href,
      httpStack: new DefaultHttpStack({ rejectUnauthorized: false }),
      headers: { authorization: `Bearer ${phone.session?.accessToken}` },
      retryDelays: [0, 0, 0],
      onAfterResponse: (_request, answer) => {
        last = new Headers(receiptNames.map((name) => [name, answer.getHeader(name) ?? '']));
      },
      ...options,
      onError: reject,
      onSuccess: () => resolve(last),
    });
    control?.(upload);
    upload.start();
  });
}

async function original(id: string): Promise<string> {
  const answer = await phone.call(`/api/photos/${id}/original`);
  return sha256Of(new Uint8Array(await answer.arrayBuffer()));
}

test('tus-js-client sends a photo in pieces, and the last answer carries the receipt', async () => {
  const bytes = await largePhotoBytes('pieces', 3_000_000);
  const receipt = await tus(bytes, {
    chunkSize: 700_000,
    metadata: { filename: 'in pieces.jpg', filetype: 'image/jpeg', lastModified: '1700000000000' },
  });
  expect(receipt.get('landfall-sha256')).toBe(sha256Of(bytes));
  expect(receipt.get('landfall-new')).toBe('true');
  expect(await original(receipt.get('landfall-photo') ?? '')).toBe(sha256Of(bytes));
});

test('tus-js-client sends data and declaration in one request', async () => {
  const bytes = await photoBytes('at once');
  const receipt = await tus(bytes, { uploadDataDuringCreation: true, metadata: { filename: 'at once.jpg' } });
  expect(receipt.get('landfall-sha256')).toBe(sha256Of(bytes));
});

test('tus-js-client goes on by itself where a cut wire left off, and never sends the whole again', async () => {
  await using wire = await FaultyWire.to(phone.origin);
  const bytes = await largePhotoBytes('cut', 6_000_000);
  let offered = 0;
  wire.cutAfter(2_500_000);
  const receipt = await tus(bytes, {
    endpoint: wire.through(new URL(routes.uploads, phone.origin).href),
    chunkSize: 1_000_000,
    metadata: { filename: 'cut.jpg' },
    onChunkComplete: (size) => (offered += size),
  });
  expect(wire.cuts).toBe(1);
  expect(receipt.get('landfall-sha256')).toBe(sha256Of(bytes));
  expect(offered).toBeLessThanOrEqual(bytes.length);
});

test('tus-js-client resumes after the host was killed and started again', async () => {
  const bytes = await largePhotoBytes('killed', 4_000_000);
  let address = '';
  const aborted = new Promise<void>((resolve, reject) => {
    tus(bytes, { chunkSize: 1_000_000, metadata: { filename: 'killed.jpg' } }, (upload) => {
      upload.options.onChunkComplete = () => {
        if (address !== '') return;
        address = upload.url ?? '';
        void upload.abort().then(resolve);
      };
    }).catch(reject);
  });
  await aborted;
  const before = await offsetOf(address);
  expect(before).toBeGreaterThanOrEqual(1_000_000);
  await host.kill();
  await host.start();
  expect(await offsetOf(address)).toBeGreaterThanOrEqual(before);
  const receipt = await tus(bytes, { uploadUrl: address, chunkSize: 1_000_000 });
  expect(receipt.get('landfall-sha256')).toBe(sha256Of(bytes));
  expect(await original(receipt.get('landfall-photo') ?? '')).toBe(sha256Of(bytes));
});

test('tus-js-client gives an upload up, and it is gone', async () => {
  const bytes = await photoBytes('given up');
  const location = await declare(phone, { name: 'given up.jpg', bytes });
  await append(phone, location, 0, bytes.subarray(0, 1000));
  await Upload.terminate(new URL(location, phone.origin).href, {
    httpStack: new DefaultHttpStack({ rejectUnauthorized: false }),
    headers: { authorization: `Bearer ${phone.session?.accessToken}` },
  });
  expect([404, 410]).toContain((await phone.call(location, head)).status);
});

test('the host says what it speaks', async () => {
  const answer = await phone.call(routes.uploads, { method: 'OPTIONS' });
  expect(answer.headers.get('tus-version')).toBe('1.0.0');
  expect(answer.headers.get('tus-extension')?.split(',').toSorted()).toEqual([
    'checksum',
    'creation',
    'creation-with-upload',
    'expiration',
    'termination',
  ]);
  expect(answer.headers.get('tus-checksum-algorithm')?.split(',')).toContain('sha256');
  expect((await phone.refusal(routes.uploads, { method: 'POST', headers: { 'upload-length': '5' } })).status).toBe(412);
});

test('a piece whose checksum does not fit is not kept', async () => {
  const bytes = await photoBytes('checksum');
  const location = await declare(phone, { name: 'checksum.jpg', bytes });
  const wrong = createHash('sha256').update('something else').digest('base64');
  const refused = await append(phone, location, 0, bytes, { 'upload-checksum': `sha256 ${wrong}` });
  expect(await problemOf(refused)).toMatchObject({ status: 460, code: 'checksum-mismatch' });
  expect(await offsetOf(location)).toBe(0);
  expect(
    (await problemOf(await append(phone, location, 0, bytes, { 'upload-checksum': 'md5 1B2M2Y8AsgTpgAmY7PhCfg==' })))
      .status,
  ).toBe(400);
  const right = createHash('sha256').update(bytes).digest('base64');
  expect(receiptOf(await append(phone, location, 0, bytes, { 'upload-checksum': `sha256 ${right}` })).sha256).toBe(
    sha256Of(bytes),
  );
});

test('a file that is not what was declared is not kept', async () => {
  const bytes = await photoBytes('declared as another');
  const answer = await send(phone, { name: 'other.jpg', bytes, sha256: sha256Of(Buffer.from('another')) });
  expect((await problemOf(answer)).code).toBe('checksum-mismatch');
  const known = await phone.ask(KnownSchema, routes.known, { method: 'POST', json: { sha256: [sha256Of(bytes)] } });
  expect(known.known).toEqual({});
});

test('an append at a wrong offset changes nothing and names the right one', async () => {
  const bytes = await photoBytes('offset');
  const location = await declare(phone, { name: 'offset.jpg', bytes });
  await append(phone, location, 0, bytes.subarray(0, 500));
  const refused = await append(phone, location, 100, bytes.subarray(100));
  expect(refused.headers.get('upload-offset')).toBe('500');
  expect(await problemOf(refused)).toMatchObject({ status: 409, code: 'offset-mismatch' });
  expect(receiptOf(await append(phone, location, 500, bytes.subarray(500))).sha256).toBe(sha256Of(bytes));
});

test('more bytes than declared are refused, and nothing is kept', async () => {
  const bytes = await photoBytes('too many');
  const location = await declare(phone, { name: 'long.jpg', bytes: bytes.subarray(0, 1000) });
  expect((await problemOf(await append(phone, location, 0, bytes))).status).toBe(413);
});

test('the last bytes sent twice give the same receipt twice', async () => {
  const bytes = await photoBytes('twice');
  const location = await declare(phone, { name: 'twice.jpg', bytes });
  const first = receiptOf(await append(phone, location, 0, bytes));
  const again = await phone.call(location, head);
  expect(receiptOf(again).photoId).toBe(first.photoId);
  expect(again.headers.get('upload-offset')).toBe(`${bytes.length}`);
  expect((await problemOf(await append(phone, location, 0, bytes))).code).toBe('offset-mismatch');
});

test('of two that append the same bytes at once, the file is one of them', async () => {
  const bytes = await largePhotoBytes('race', 2_000_000);
  const location = await declare(phone, { name: 'race.jpg', bytes });
  await Promise.allSettled([append(phone, location, 0, bytes), append(phone, location, 0, bytes)]);
  const offset = await offsetOf(location);
  if (offset < bytes.length) await append(phone, location, offset, bytes.subarray(offset));
  const done = await phone.call(location, head);
  expect(receiptOf(done).sha256).toBe(sha256Of(bytes));
});

test('a connection cut in the middle of a request leaves what came, and the rest goes on from there', async () => {
  const bytes = await largePhotoBytes('half a request', 3_000_000);
  const location = await declare(phone, { name: 'half.jpg', bytes });
  const half = request(new URL(location, phone.origin), {
    method: 'PATCH',
    rejectUnauthorized: false,
    agent: false,
    headers: {
      authorization: `Bearer ${phone.session?.accessToken}`,
      'tus-resumable': '1.0.0',
      'upload-offset': '0',
      'content-type': 'application/offset+octet-stream',
      'content-length': bytes.length,
    },
  });
  half.on('error', () => undefined);
  await new Promise((resolve) => half.write(bytes.subarray(0, 2_000_000), resolve));
  const closed = new Promise((resolve) => half.once('close', resolve));
  half.destroy();
  await closed;
  // The host may still be writing what came: asked too early, it names the newer offset and the sender asks again.
  let last = await append(phone, location, bytes.length + 1, Buffer.alloc(0));
  await expect
    .poll(async () => {
      const offset = await offsetOf(location);
      expect(offset).toBeLessThanOrEqual(2_000_000);
      last = await append(phone, location, offset, bytes.subarray(offset));
      return last.status;
    })
    .toBe(204);
  expect(receiptOf(last).sha256).toBe(sha256Of(bytes));
});

test.each(['-1', '1.5', '1e3', '0x10', '', ' ', '99999999999999999999', `${2 ** 53}`, 'NaN'])(
  'the length “%s” is refused',
  async (length) => {
    const headers = { 'tus-resumable': '1.0.0', 'upload-length': length };
    expect([400, 413, 507]).toContain((await phone.refusal(routes.uploads, { method: 'POST', headers })).status);
  },
);

test.each([
  ['bad base64', 'filename !!!'],
  ['a key twice', 'filename YQ==,filename Yg=='],
  ['a megabyte', `filename ${'A'.repeat(12_000)}`],
])('metadata with %s is refused', async (_what, metadata) => {
  const headers = { 'tus-resumable': '1.0.0', 'upload-length': '10', 'upload-metadata': metadata };
  expect((await phone.refusal(routes.uploads, { method: 'POST', headers })).status).toBe(400);
});

test('metadata that names __proto__ changes no object', async () => {
  const bytes = await photoBytes('proto');
  const headers: Record<string, string> = {
    ...declarationOf({ name: 'proto.jpg', bytes }),
    'content-type': 'application/offset+octet-stream',
  };
  headers['upload-metadata'] += `,__proto__ ${Buffer.from('x').toString('base64')}`;
  expect((await phone.call(routes.uploads, { method: 'POST', headers, body: bytes })).status).toBe(201);
});

test('a deferred length is refused', async () => {
  const headers = { 'tus-resumable': '1.0.0', 'upload-defer-length': '1' };
  expect((await phone.refusal(routes.uploads, { method: 'POST', headers })).status).toBe(400);
});

test('an upload that is larger than the disk is refused before its first byte', async () => {
  const headers = { 'tus-resumable': '1.0.0', 'upload-length': `${2 ** 52}` };
  expect(await phone.refusal(routes.uploads, { method: 'POST', headers })).toMatchObject({
    status: 507,
    code: 'disk-full',
  });
});

test('a device cannot keep more than 64 files unfinished', async () => {
  const greedy = await pairedDevice(host, owner, { name: 'Greedy' });
  const bytes = await photoBytes('unfinished');
  for (let index = 0; index < 64; index += 1) await declare(greedy, { name: `${index}.jpg`, bytes });
  const refused = await greedy.call(routes.uploads, {
    method: 'POST',
    headers: declarationOf({ name: '65.jpg', bytes }),
  });
  expect(await problemOf(refused)).toMatchObject({ status: 429 });
});

test('the same photo under another name is recognised, and stored once', async () => {
  const bytes = await photoBytes('again');
  const first = receiptOf(await send(phone, { name: 'first name.jpg', bytes }));
  const second = receiptOf(await send(phone, { name: 'second name.jpg', bytes }));
  expect(first.isNew).toBe(true);
  expect(second).toMatchObject({ isNew: false, photoId: first.photoId });
  const known = await phone.ask(KnownSchema, routes.known, { method: 'POST', json: { sha256: [first.sha256] } });
  expect(known.known).toEqual({ [first.sha256]: first.photoId });
});

test('two photos under one name both stay', async () => {
  const [a, b] = await Promise.all(
    ['one', 'two'].map(async (mark) =>
      receiptOf(await send(phone, { name: 'IMG_0001.JPG', bytes: await photoBytes(`same name ${mark}`) })),
    ),
  );
  const photos = await Promise.all([a, b].map((receipt) => phone.ask(PhotoSchema, `/api/photos/${receipt?.photoId}`)));
  expect(new Set(photos.map(({ path }) => path)).size).toBe(2);
  expect(photos.map(({ name }) => name)).toEqual(['IMG_0001.JPG', 'IMG_0001.JPG']);
});

test('nothing of what was refused or given up is in the library', async () => {
  const { photos } = await owner.ask(PhotoPageSchema, `${routes.photos}?limit=500`);
  const names = photos.map(({ name }) => name);
  for (const name of ['given up.jpg', 'long.jpg', 'other.jpg']) expect(names).not.toContain(name);
});
