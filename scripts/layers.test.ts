import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { layerFaults } from './layers.mjs';

let top: string;
beforeEach(async () => {
  top = await mkdtemp(join(tmpdir(), 'landfall-layers-'));
});
afterEach(() => rm(top, { recursive: true }));

async function house(files: Record<string, string>): Promise<string[]> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(top, name)), { recursive: true });
    await writeFile(join(top, name), text);
  }
  return layerFaults(top);
}

test('arrows that go down to a door are well', async () => {
  const faults = await house({
    'server/main.ts': `import { start } from './commands/commands.ts';`,
    'server/commands/commands.ts': `import { Http } from '../http/http.ts';\nimport { PhotoSchema } from '../../protocol/photo.ts';`,
    'server/http/http.ts': `import type { Landfall } from '../landfall.ts';\nimport { answer } from './answer.ts';`,
    'server/http/answer.ts': '',
    'server/landfall.ts': `import { Intake } from './intake/intake.ts';`,
    'server/intake/intake.ts': `import { Database } from '../database/database.ts';`,
    'web/gallery/gallery.ts': `import { icon } from '../parts/icons.ts';\nconst lazy = () => import('../lightbox/lightbox.ts');`,
  });
  expect(faults).toEqual([]);
});

test('an arrow upward is caught', async () => {
  const faults = await house({ 'server/intake/intake.ts': `import type { Landfall } from '../landfall.ts';` });
  expect(faults).toEqual([expect.stringContaining('server/intake/intake.ts may not import server/landfall.ts')]);
});

test('an arrow sideways is caught, on both sides, lazy ones too', async () => {
  const faults = await house({
    'server/intake/receive.ts': `import {\n  Library,\n} from '../library/library.ts';`,
    'web/sending/sending.ts': `const page = await import('../gallery/gallery.ts');`,
    'web/receipts/receipts.ts': `import type { SendQueue } from '../sending/sending.ts';`,
  });
  expect(faults).toEqual([
    expect.stringContaining('server/intake/receive.ts may not import server/library/library.ts'),
    expect.stringContaining('web/receipts/receipts.ts may not import web/sending/sending.ts'),
    expect.stringContaining('web/sending/sending.ts may not import web/gallery/gallery.ts'),
  ]);
});

test('protocol imports nobody', async () => {
  const faults = await house({ 'protocol/photo.ts': `import { words } from '../web/words/words.ts';` });
  expect(faults).toHaveLength(1);
});

test('an import past a door is caught', async () => {
  const faults = await house({ 'server/landfall.ts': `import { Ledger } from './intake/upload-ledger.ts';` });
  expect(faults).toEqual([expect.stringContaining('past the door server/intake/intake.ts')]);
});

test('a circle is caught, and shown', async () => {
  const faults = await house({
    'server/feed/feed.ts': `import { follower } from './follower.ts';`,
    'server/feed/follower.ts': `import { numbers } from './numbers.ts';`,
    'server/feed/numbers.ts': `import type { Feed } from './feed.ts';`,
  });
  expect(faults).toEqual([
    'a circle: server/feed/feed.ts -> server/feed/follower.ts -> server/feed/numbers.ts -> server/feed/feed.ts',
  ]);
});

test('a folder that the table does not know is caught', async () => {
  const faults = await house({ 'server/helpers/helpers.ts': `import { routes } from '../../protocol/routes.ts';` });
  expect(faults).toEqual([expect.stringContaining('no place in the table')]);
});

test('a path of the walk that does not exist is caught', async () => {
  const faults = await house({
    'web/gallery/photo-grid.ts': '',
    'server/library/library.ts': '',
    'ARCHITECTURE.md': [
      '| # | where | receives |',
      '|---|---|---|',
      '| 1 | web/gallery/photo-grid, photo-tile | list |',
      '| 2 | `server/library/library` `add` | file |',
    ].join('\n'),
  });
  expect(faults).toEqual(['ARCHITECTURE.md names web/gallery/photo-tile, which does not exist']);
});

test('this house stands', () => {
  expect(layerFaults(join(import.meta.dirname, '..'))).toEqual([]);
});
