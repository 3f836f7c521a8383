/** What ships is no older than what is known to be safe, and has no grave advisory where the registry can be asked. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { z } from 'zod';

const root = join(import.meta.dirname, '..', '..');
const LockSchema = z.object({ packages: z.record(z.string(), z.looseObject({ version: z.string().optional() })) });
const AuditSchema = z.object({
  metadata: z.object({ vulnerabilities: z.object({ high: z.int(), critical: z.int() }) }),
});

/** Versions below these have known holes. `libheif-js` carries the version of libheif itself. */
const floors: Readonly<Record<string, string>> = {
  multer: '2.3.0',
  ws: '8.21.1',
  sharp: '0.35.3',
  'libheif-js': '1.22.1',
  'path-to-regexp': '8.4.0',
  qs: '6.16.0',
  '@tus/file-store': '2.1.1',
};

function isAtLeast(version: string, floor: string): boolean {
  const [have, need] = [version, floor].map((text) => text.split('-')[0]?.split('.').map(Number) ?? []);
  const first = need?.findIndex((part, index) => part !== have?.[index]) ?? -1;
  return first === -1 || (have?.[first] ?? 0) > (need?.[first] ?? 0);
}

test.each([
  ['2.3.0', '2.3.0', true],
  ['2.10.0', '2.9.9', true],
  ['2.2.9', '2.3.0', false],
  ['1.99.0', '2.0.0', false],
])('%s is at least %s: %s', (version, floor, is) => {
  expect(isAtLeast(version, floor)).toBe(is);
});

test('no library is older than the floors of safety', async () => {
  const { packages } = LockSchema.parse(JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')));
  const installed = Object.entries(packages).flatMap(([path, { version }]) => {
    const name = path.split('node_modules/').at(-1) ?? '';
    const floor = floors[name];
    return floor === undefined || version === undefined ? [] : [{ name, version, floor }];
  });
  expect(new Set(installed.map(({ name }) => name))).toEqual(new Set(Object.keys(floors)));
  expect(installed.filter(({ version, floor }) => !isAtLeast(version, floor))).toEqual([]);
});

test('nothing that ships has an advisory of high or critical, where the registry answers', async ({ annotate }) => {
  const asked = promisify(execFile)(
    'npm',
    ['audit', '--omit=dev', '--json', '--fetch-retries=0', '--fetch-timeout=4000'],
    {
      cwd: root,
      maxBuffer: 64 << 20,
    },
  );
  // It ends with 1 where it finds anything, however small, and with an error of its own where nobody answers.
  const told = await asked.catch(
    (error: unknown) => z.object({ stdout: z.string() }).safeParse(error).data ?? { stdout: '' },
  );
  const audit = AuditSchema.safeParse(readJson(told.stdout)).data;
  if (audit === undefined) {
    await annotate('the registry does not answer questions about advisories here');
    return;
  }
  expect(audit.metadata.vulnerabilities).toMatchObject({ high: 0, critical: 0 });
});

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
