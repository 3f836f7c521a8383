import { expect, test } from 'vitest';
import { filesIn } from './brought-files.ts';

type Tree = { readonly [name: string]: Tree | string | Error };

/** A dropped folder as a browser hands it out: its entries a few at a time. */
function entriesOf(tree: Tree): FileSystemEntry[] {
  return Object.entries(tree).map(([name, inside]) => {
    if (typeof inside === 'string')
      return {
        name,
        isFile: true,
        isDirectory: false,
        file: (got: (file: File) => void) => got(new File([inside], name)),
      };
    if (inside instanceof Error)
      return {
        name,
        isFile: true,
        isDirectory: false,
        file: (_got: unknown, failed: (why: Error) => void) => failed(inside),
      };
    const left = entriesOf(inside);
    const readEntries = (got: (some: FileSystemEntry[]) => void): void => got(left.splice(0, 2));
    return { name, isFile: false, isDirectory: true, createReader: () => ({ readEntries }) };
  }) as unknown as FileSystemEntry[];
}

async function walked(tree: Tree, signal = new AbortController().signal) {
  const unopened: string[] = [];
  const files: string[] = [];
  for await (const { file, folder } of filesIn(entriesOf(tree), ({ path }) => unopened.push(path), signal))
    files.push(`${folder ?? '-'}: ${file.name}`);
  return { files, unopened };
}

test('folders are walked to the bottom, however many lie in one, and each file is filed under the one that was dropped', async () => {
  const { files } = await walked({ Camera: { a: '1', b: '2', c: '3', trip: { d: '4', '.hidden': '5' } }, single: '6' });
  expect(files).toEqual(['Camera: a', 'Camera: b', 'Camera: c', 'Camera: d', '-: single']);
});

test('a name that says nothing is replaced by what it stands for', async () => {
  expect((await walked({ DCIM: { a: '1' }, Takeout: { b: '2' } })).files).toEqual(['Camera: a', 'Google Photos: b']);
});

test('what cannot be opened is told by its path, and the rest goes on', async () => {
  const { files, unopened } = await walked({ Camera: { a: new Error('NotReadableError'), b: '2' } });
  expect([files, unopened]).toEqual([['Camera: b'], ['Camera/a']]);
});

test('a walk that is cancelled ends', async () => {
  await expect(walked({ Camera: { a: '1' } }, AbortSignal.abort())).rejects.toThrow(/abort/i);
});
