/** The plain door, for curl, share sheets and pages without script; and originals in parts, as players ask for them. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PhotoPageSchema } from '../../protocol/photo.ts';
import { routes } from '../../protocol/routes.ts';
import { PlainUploadSchema } from '../../protocol/upload.ts';
import { type Caller, ownerOf, pairedDevice } from '../cast/caller.ts';
import { Host } from '../cast/host.ts';
import { photoBytes } from '../cast/picture.ts';
import { receiptOf, send } from '../cast/tus.ts';

let host: Host;
let phone: Caller;
beforeAll(async () => {
  host = await Host.start();
  phone = await pairedDevice(host, await ownerOf(host), { access: 'browse' });
});
afterAll(() => host[Symbol.asyncDispose]());

test('a form of many files keeps the photos, names those kept out, and goes on', async () => {
  const form = new FormData();
  form.append(
    'file',
    new Blob([new Uint8Array(await photoBytes('form one'))], { type: 'image/jpeg' }),
    'Köln – один.jpg',
  );
  form.append('file', new Blob(['no photo at all'], { type: 'image/jpeg' }), 'notes.jpg');
  form.append('file', new Blob([new Uint8Array(await photoBytes('form two'))], { type: 'image/jpeg' }), 'two.jpg');
  const answer = await phone.call(routes.photos, { method: 'POST', body: form });
  expect(answer.status).toBe(201);
  expect(await answer.json()).toMatchObject({
    photos: [{ name: 'Köln – один.jpg' }, { name: 'two.jpg' }],
    receipts: [{ isNew: true }, { isNew: true }],
    refused: [{ name: 'notes.jpg', code: 'not-a-photo' }],
  });
});

test('what was deleted here comes back by a form only where the form asks for it', async () => {
  const owner = await ownerOf(host);
  const bytes = new Uint8Array(await photoBytes('deleted and wanted back'));
  const form = (sendAgain: boolean): FormData => {
    const fields = new FormData();
    if (sendAgain) fields.append('sendAgain', 'true');
    fields.append('file', new Blob([bytes], { type: 'image/jpeg' }), 'back.jpg');
    return fields;
  };
  const sent = async (sendAgain: boolean) =>
    PlainUploadSchema.parse(await (await phone.call(routes.photos, { method: 'POST', body: form(sendAgain) })).json());
  const refused = () => phone.refusal(routes.photos, { method: 'POST', body: form(false) });
  const [first] = (await sent(false)).photos;
  if (first === undefined) throw new Error('nothing was taken in');
  expect((await owner.call(routes.photo(first.id), { method: 'DELETE' })).status).toBe(204);
  expect(await refused()).toMatchObject({ status: 409, code: 'removed-here' });
  expect(await sent(true)).toMatchObject({ photos: [{ id: first.id, trashedAt: null }], refused: [] });
});

test.each([
  ['without a boundary', 'multipart/form-data', 'x'],
  ['with an endless boundary', `multipart/form-data; boundary=${'b'.repeat(7000)}`, 'x'],
  [
    'cut in the middle',
    'multipart/form-data; boundary=b',
    '--b\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\nabc',
  ],
  ['with nothing in it', 'multipart/form-data; boundary=b', '--b--\r\n'],
  [
    'with another field',
    'multipart/form-data; boundary=b',
    '--b\r\nContent-Disposition: form-data; name="other"; filename="a.jpg"\r\n\r\nabc\r\n--b--\r\n',
  ],
  [
    'with nested names',
    'multipart/form-data; boundary=b',
    `--b\r\nContent-Disposition: form-data; name="a${'[b]'.repeat(1000)}"\r\n\r\nabc\r\n--b--\r\n`,
  ],
])('a form %s is refused, and the host goes on', async (_what, type, body) => {
  const problem = await phone.refusal(routes.photos, { method: 'POST', headers: { 'content-type': type }, body });
  expect(problem.status).toBeGreaterThanOrEqual(400);
  expect(problem.status).toBeLessThan(500);
  expect((await phone.call(routes.status)).status).toBe(200);
});

test('ranges of an original are answered as players need them', async () => {
  const bytes = await photoBytes('ranges');
  const { photoId } = receiptOf(await send(phone, { name: 'ranges.jpg', bytes }));
  const range = (value: string) => phone.call(routes.original(photoId), { headers: { range: value } });
  const probe = await range('bytes=0-1');
  expect(probe.status).toBe(206);
  expect(probe.headers.get('content-range')).toBe(`bytes 0-1/${bytes.length}`);
  expect((await probe.arrayBuffer()).byteLength).toBe(2);
  const tail = await range('bytes=-10');
  expect(Buffer.from(await tail.arrayBuffer()).equals(bytes.subarray(-10))).toBe(true);
  expect((await range(`bytes=${bytes.length}-`)).status).toBe(416);
  expect([200, 206]).toContain((await range(`bytes=${Array.from({ length: 1000 }, () => '0-0').join(',')}`)).status);
});

test('nothing of what was refused is in the library', async () => {
  const { photos } = await phone.ask(PhotoPageSchema, routes.photos);
  expect(new Set(photos.map(({ name }) => name))).toEqual(
    new Set(['Köln – один.jpg', 'two.jpg', 'ranges.jpg', 'back.jpg']),
  );
});
