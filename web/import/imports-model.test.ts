import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test } from 'vitest';
import { PaperPhone } from '../../tests/cast/paper-host.ts';
import { Imports } from './imports-model.ts';

let page: PaperPhone;
let imports: Imports;

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  page = new PaperPhone();
  imports = new Imports(() => page.openQueue(), 'Imported');
});

/** As a browser says it of a file in a folder that was chosen. */
function inFolder(path: string, content = path): File {
  const made = new File([content], path.split('/').at(-1) ?? '', { lastModified: 1000 });
  return Object.defineProperty(made, 'webkitRelativePath', { value: path });
}
const done = () => expect.poll(() => imports.isUnderWay).toBe(false);
const lanes = (queue: { photos: readonly { lane: string | null }[] }) => new Set(queue.photos.map(({ lane }) => lane));

test('a folder is imported under its own name, all that is below it, and hidden files are not looked at', async () => {
  const queue = await page.openQueue();
  imports = new Imports(() => Promise.resolve(queue), 'Imported');
  await imports.takeChosen([inFolder('Camera/a.jpg'), inFolder('Camera/trip/b.jpg'), inFolder('Camera/.cache/c.jpg')]);
  expect(imports.folder).toBe('Camera');
  await done();
  expect([lanes(queue), page.host.sent.toSorted()]).toEqual([new Set(['Camera']), ['a.jpg', 'b.jpg']]);
});

test('files of one name, size and time in two folders are two photos', async () => {
  await imports.takeChosen([inFolder('Camera/1/a.jpg', 'one'), inFolder('Camera/2/a.jpg', 'two')]);
  await done();
  expect(imports.summary).toMatchObject({ done: 2, alreadyThere: 0 });
});

test('what is no photo is counted, by its name or by what the host says, and is no failure', async () => {
  page.host.faults.set('b.jpg', ['not-a-photo']);
  await imports.takeChosen([inFolder('C/a.jpg'), inFolder('C/b.jpg'), inFolder('C/c.txt'), inFolder('C/a.jpg.json')]);
  await done();
  expect([imports.otherCount, imports.hasTakeout, imports.problems]).toEqual([3, true, []]);
  expect(page.host.sent).toEqual(['a.jpg']);
});

test('what could not be read or kept is told by its name, and what is brought next begins anew', async () => {
  page.host.checkFaults.set('a.jpg', ['unreadable']);
  page.host.faults.set('b.jpg', ['bad-request']);
  await imports.takeChosen([inFolder('a.jpg'), inFolder('b.jpg'), inFolder('c.jpg')]);
  await done();
  expect(imports.problems.map(({ name, failure }) => [name, failure?.code ?? null])).toEqual([
    ['a.jpg', null],
    ['b.jpg', 'bad-request'],
  ]);
  await imports.takeChosen([inFolder('d.jpg')]);
  await done();
  expect([imports.problems, imports.summary?.done]).toEqual([[], 1]);
});

test('a cancelled import keeps what is done and lets go of the rest', async () => {
  page.host.faults.set('b.jpg', ['hangs']);
  await imports.takeChosen([inFolder('a.jpg'), inFolder('b.jpg')]);
  await expect.poll(() => imports.summary?.done).toBe(1);
  imports.cancel();
  expect([imports.isUnderWay, imports.wasCancelled, imports.summary?.done]).toEqual([false, true, 1]);
  expect(page.host.abandoned).toEqual(['/api/uploads/b.jpg']);
});

test('what was deleted here stays away until it is wanted', async () => {
  page.host.removed.set('a.jpg', '2026-11-03T10:00:00Z');
  await imports.takeChosen([inFolder('a.jpg')]);
  await expect.poll(() => imports.summary?.removed).toBe(1);
  imports.bringBack();
  await done();
  expect(page.host.sentAgain).toEqual(['a.jpg']);
});

test('closed, it has nothing to tell', async () => {
  await imports.takeChosen([inFolder('a.jpg')]);
  await done();
  expect(imports.isShown).toBe(true);
  imports.close();
  expect([imports.isShown, imports.problems, imports.otherCount]).toEqual([false, [], 0]);
});

test('a folder of hundreds goes a portion at a time, and is counted as one', async () => {
  const queue = await page.openQueue();
  imports = new Imports(() => Promise.resolve(queue), 'Imported');
  page.host.known.add('C/7.jpg');
  page.host.faults.set('9.jpg', ['not-a-photo']);
  await imports.takeChosen(Array.from({ length: 450 }, (_, index) => inFolder(`C/${index}.jpg`)));
  let most = 0;
  imports.addEventListener('change', () => (most = Math.max(most, queue.photos.length)));
  await expect.poll(() => imports.isUnderWay, { timeout: 20_000 }).toBe(false);
  expect(imports.summary).toMatchObject({ total: 449, done: 449, alreadyThere: 1, noPhotos: 1, left: 0 });
  expect(most).toBeLessThan(300);
});
