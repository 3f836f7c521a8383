import { expect, test, vi } from 'vitest';
import { someReceipt } from '../../tests/cast/some-receipt.ts';
import { handOver, listFile } from './list-file.ts';

const now = new Date('2026-06-04T08:00:00Z');

async function linesOf(file: File): Promise<string[]> {
  // Blob.text() would take the mark off.
  const text = Buffer.from(await file.arrayBuffer()).toString('utf8');
  expect(text.startsWith('\uFEFF')).toBe(true);
  return text.slice(1).trimEnd().split('\r\n');
}

test('the file lists every photo with its host, path, time and hash, and what no longer holds', async () => {
  const kept = someReceipt('a, "b".jpg', { lost: ['place', 'live-photo'] });
  const lost = {
    receipt: someReceipt('c.jpg'),
    why: 'removed',
    at: '2026-11-03T10:00:00.000Z',
    hostName: 'Study laptop',
  } as const;
  const file = listFile({ safe: [kept], gone: [lost], checkedAt: now }, now);
  const [, first, second, ...none] = await linesOf(file);
  expect(none).toEqual([]);
  expect(first).toContain('"a, ""b"".jpg","yes","2026-06-03T12:00:00.000Z","Study laptop"');
  for (const part of [
    kept.path.replaceAll('"', '""'),
    kept.sha256,
    'without its place, without its movie',
    now.toISOString(),
  ])
    expect(first).toContain(part);
  expect(second).toMatch(/"c\.jpg","no longer: Deleted on Study laptop on 3 November 2026"/);
});

test('a name that is a formula runs in no spreadsheet', async () => {
  const names = ['=HYPERLINK("http://example.invalid","x").jpg', '+1.jpg', '-1.jpg', '@SUM(A1).jpg', '\t=1.jpg'];
  const file = listFile({ safe: names.map((name) => someReceipt(name)), gone: [], checkedAt: null }, now);
  const [, ...rows] = await linesOf(file);
  expect(rows).toHaveLength(names.length);
  for (const row of rows) expect(row).toMatch(/^"'/);
});

test('a host’s name cannot lead the file elsewhere', () => {
  const receipt = someReceipt('a.jpg', { hostName: '../../etc/C:\\x' });
  expect(listFile({ safe: [receipt], gone: [], checkedAt: null }, now).name).toBe(
    'Landfall .._.._etc_C__x 2026-06-04.csv',
  );
});

test('it is shared where files can be shared, and a change of mind is no failure', async () => {
  const share = vi.fn<() => Promise<void>>(() => Promise.reject(new DOMException('no', 'AbortError')));
  vi.stubGlobal('navigator', { canShare: () => true, share });
  const file = listFile({ safe: [someReceipt('a.jpg')], gone: [], checkedAt: null }, now);
  await handOver(file);
  expect(share).toHaveBeenCalledWith(expect.objectContaining({ files: [file] }));
  vi.unstubAllGlobals();
});
