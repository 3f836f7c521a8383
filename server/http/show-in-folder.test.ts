import { expect, test } from 'vitest';
import { showCommand } from './show-in-folder.ts';

test.each([
  ['darwin', '/data/a b.jpg', 'open', ['-R', '/data/a b.jpg']],
  ['win32', 'C:\\data\\a b.jpg', 'explorer.exe', ['/select,"C:\\data\\a b.jpg"']],
] as const)('%s: the file manager is given the file as it is', (platform, path, program, args) => {
  expect(showCommand(path, platform)).toMatchObject({ program, args });
});

test.each(['/data/a,b.jpg', '/data/$(id) `id`;.jpg', '/data/"quoted" \n.jpg'])(
  'attack: the name %j is one address for the file manager, and nothing else',
  (path) => {
    const { args } = showCommand(path, 'linux');
    expect(args.at(-2)).toMatch(/^array:string:file:\/\/\/data\/[^,"\n ]*$/);
    expect(decodeURIComponent(args.at(-2)?.replace('array:string:file://', '') ?? '')).toBe(path);
  },
);
