import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { HostLog } from './log.ts';

const token = `lf_ref_${'a1B2'.repeat(11)}`;
let dir: string;
let said: string;
const terminal = { write: (line: string) => void (said += line) };
const kept = async () =>
  (await Promise.all((await readdir(dir)).map((name) => readFile(join(dir, name), 'utf8')))).join('');

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'landfall-log-'));
  said = '';
});
afterEach(() => rm(dir, { recursive: true }));

function missing(path: string): Error {
  return Object.assign(new Error(`ENOENT: no such file or directory, open '${path}'`), {
    code: 'ENOENT',
    syscall: 'open',
    path,
  });
}

test('attack 98: neither keys nor links with secrets are in a line, however they got there', () => {
  const { logger } = new HostLog({ isVerbose: true, terminal });
  const link = 'https://192.168.1.20:8443/p#1.cGFpcg.c2VjcmV0c2VjcmV0';
  logger.error(
    { error: new Error(`refused: Bearer ${token}`, { cause: new Error(link) }), url: link, token },
    'failed',
  );
  logger.warn({ error: `thrown as text, ${token}`, console: 'http://localhost:8442/#k=bGF1bmNo' }, 'failed');
  for (const secret of [token, 'c2VjcmV0', 'bGF1bmNo']) expect(said).not.toContain(secret);
  expect(said.trim().split('\n')).toHaveLength(2);
});

test.each([
  ['with a quote in it', `/data/library/Anna's phone/2025/2025-06/Lena's beach "day".jpg`],
  ['of Windows', 'C:\\data\\library\\Anna\\2025-06\\Lena beach.jpg'],
  ['below the library alone', 'library/Anna/2025/2025-06/Lena beach.jpg'],
])('a path %s is not in the log, unless verbose', (_kind, path) => {
  const error = missing(path);
  new HostLog({ isVerbose: false, terminal }).logger.warn({ error, path }, 'an original is not as it was received');
  expect(said).not.toMatch(/Lena|Anna|beach/);
  expect(JSON.parse(said)).toMatchObject({ error: { code: 'ENOENT', syscall: 'open' } });
  expect(said, 'where in the program it was').toContain('log.test.ts');
  new HostLog({ isVerbose: true, terminal }).logger.warn({ error, path }, 'an original is not as it was received');
  expect(said).toContain('Lena');
});

test('a place is not in the log', () => {
  new HostLog({ isVerbose: false, terminal }).logger.warn(
    { error: new Error('no city near 47.376900, 8.541700') },
    'no',
  );
  expect(said).not.toMatch(/47\.3|8\.54/);
});

test('attack 45: whatever a text brings, a line stays one line of JSON', () => {
  new HostLog({ isVerbose: true, terminal }).logger.warn(
    { error: new Error('\u001B[2Ja\n{"level":60}\r\u0000') },
    'no',
  );
  expect(said.trim().split('\n')).toHaveLength(1);
  expect(said).not.toMatch(/[\u0000-\u0009\u001B\r]/);
});

test('files rotate, are bounded, and are for the owner alone', async () => {
  const log = new HostLog({ isVerbose: false, terminal });
  await log.keepIn(dir, 10_000);
  for (let index = 0; index < 2000; index++) {
    log.logger.info({ index, filling: 'x'.repeat(200) }, 'something happened');
    // The roll to the next file is asynchronous.
    if (index % 40 === 39) await readdir(dir);
  }
  // The oldest goes while the next is written already.
  await vi.waitFor(async () => {
    const names = await readdir(dir);
    expect(names.length).toBeGreaterThan(1);
    expect(names.length).toBeLessThanOrEqual(5);
    for (const name of names) {
      expect(name).toMatch(/^landfall\.\d+\.log$/);
      expect((await stat(join(dir, name))).mode & 0o777).toBe(0o600);
    }
    expect(await kept()).toContain('"index":1999');
  });
  expect(said, 'the terminal hears of what matters').toBe('');
});
