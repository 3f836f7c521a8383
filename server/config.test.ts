import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { type Config, readConfig, WrongUse } from './config.ts';

function configOf(args: readonly string[], env: Record<string, string> = {}): Config {
  const config = readConfig(args, env, '1.0.0');
  if (typeof config === 'string') throw new Error(config);
  return config;
}

test.each([
  [['import'], 'landfall import DIR'],
  [['revoke'], 'landfall revoke DEVICE'],
  [['revoke', 'a', 'b'], 'landfall revoke DEVICE'],
  [['verify', 'a'], 'takes no more words'],
  [['swim'], 'There is no command'],
  [['import', 'a', '--as', ''], '--as is not right'],
  [['import', 'a', '--as', 'two\nlines'], '--as is not right'],
])('%j is wrong use, and it is said how', (args, said) => {
  expect(() => configOf(args)).toThrow(WrongUse);
  expect(() => configOf(args)).toThrow(said);
});

test('the folders of an import are meant from where the person stands', () => {
  const inTerminal = configOf(['import', 'Camera', '/mnt/card']);
  expect(inTerminal.commandArguments).toEqual([resolve('Camera'), resolve('/mnt/card')]);
  const byNpmStart = { npm_lifecycle_event: 'start', INIT_CWD: resolve('/home/anna') };
  expect(configOf(['import', 'Camera'], byNpmStart).commandArguments).toEqual([join(resolve('/home/anna'), 'Camera')]);
});

test('an import is told its name and its wish by flags or by the environment', () => {
  const told = { importsAs: 'Old camera', importsAgain: true };
  expect(configOf(['import', 'a', '--as', 'Old camera', '--again'])).toMatchObject(told);
  expect(configOf(['import', 'a'], { LANDFALL_AS: 'Old camera', LANDFALL_AGAIN: '1' })).toMatchObject(told);
  expect(configOf(['import', 'a'])).toMatchObject({ importsAs: null, importsAgain: false });
});
