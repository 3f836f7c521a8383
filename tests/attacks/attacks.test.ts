/** The tables of attacks, driven against one real host over TLS; after each of them the host is as it was. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Scene } from './scene.ts';
import { tables } from './tables.ts';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.set();
});
afterAll(() => scene[Symbol.asyncDispose]());

describe.each(tables)('$section', ({ attacks }) => {
  test.each(attacks.map((attack) => ({ ...attack, label: attack.numbers.join(' and ') })))(
    'attack $label: $what',
    async ({ act }) => {
      await expect(act(scene)).resolves.toBeUndefined();
      await expect(scene.isUnharmed()).resolves.toBeUndefined();
    },
  );
});
