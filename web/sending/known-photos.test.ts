import { afterEach, beforeEach, expect, test } from 'vitest';
import { KnownRequestSchema } from '../../protocol/upload.ts';
import { hashOf } from '../../tests/cast/paper-host.ts';
import { TinyHost } from '../../tests/cast/tiny-host.ts';
import { KnownPhotos } from './known-photos.ts';

const removedAt = '2026-11-03T09:00:00Z';
const receipt = { photoId: 'p1', sha256: hashOf('here'), isNew: false, posterWanted: false, path: 'library/a.jpg' };
let host: TinyHost;
let questions: number[];

beforeEach(async () => {
  host = await TinyHost.open();
  questions = [];
  host.on('POST /api/photos/known', ({ body }) => {
    questions.push(KnownRequestSchema.parse(body).sha256.length);
    return {
      known: { [hashOf('here')]: 'p1', [hashOf('bare')]: 'p2' },
      receipts: { [hashOf('here')]: receipt },
      removed: [hashOf('gone'), hashOf('long gone')],
      removedAt: { [hashOf('gone')]: removedAt },
    };
  });
});

afterEach(() => host.close());

test('a photo is there with its receipt, was deleted, or is missing', async () => {
  const photos = new KnownPhotos(host);
  const stands = (content: string) => photos.find(hashOf(content));
  expect(await stands('here')).toMatchObject({ at: 'here', receipt });
  expect(await stands('bare')).toMatchObject({ at: 'here', receipt: { photoId: 'p2', path: '' } });
  expect(await stands('gone')).toEqual({ at: 'removed', removedAt });
  expect(await stands('long gone')).toEqual({ at: 'removed', removedAt: null });
  expect(await stands('new')).toEqual({ at: 'missing' });
});

test('those that ask while a question is on its way share the next', async () => {
  const photos = new KnownPhotos(host);
  await Promise.all(Array.from({ length: 600 }, (_, index) => photos.find(hashOf(`${index}`))));
  expect(questions).toEqual([1, 500, 99]);
});

test('a question that the host cannot answer fails for all who asked it', async () => {
  await host.close();
  await expect(new KnownPhotos(host).find(hashOf('here'))).rejects.toMatchObject({ code: 'unreachable' });
  host = await TinyHost.open();
});
