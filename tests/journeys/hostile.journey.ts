/** Files made to run something, opened as the owner would and by direct address: they stay pictures. */
import { readFile } from 'node:fs/promises';
import { PhotoPageSchema } from '../../protocol/photo.ts';
import { routes } from '../../protocol/routes.ts';
import { lightbox } from '../../web/words/en-lightbox.ts';
import { ownerOf, pairedDevice } from '../cast/caller.ts';
import { expect, test } from '../cast/landfall.ts';
import { photoSet } from '../cast/photo-set.ts';
import { tiles } from '../cast/steps.ts';
import { send } from '../cast/tus.ts';

/** Files of the set whose script, had one run, would have left this title. */
const pwned = 'PWNED';

test('attack 23, 24, 25 and 45: nothing in a hostile file runs, in the gallery or by its own address', async ({
  host,
  screens,
}) => {
  const active = /^hostile\/(active|metadata|mislabelled)\//;
  const hostile = photoSet().filter(({ path }) => path.startsWith('hostile/'));
  const caller = await ownerOf(host);
  const phone = await pairedDevice(host, caller, {
    name: '<img src=x onerror="document.title=\'PWNED\'">',
    access: 'browse',
  });
  const sendAll = async (files: typeof hostile): Promise<void> => {
    for (const { name, file } of files) await send(phone, { name, bytes: await readFile(file) });
  };
  await sendAll(hostile.filter(({ path }) => active.test(path)));
  const { photos } = await caller.ask(PhotoPageSchema, routes.photos);
  expect(photos.length).toBeGreaterThan(5);

  const owner = await screens.openConsole();
  const asked: string[] = [];
  owner.context().on('dialog', (dialog) => {
    asked.push(dialog.message());
    void dialog.dismiss();
  });
  await tiles(owner).first().click();
  const caption = owner.getByRole('dialog', { name: lightbox.label }).getByRole('status');
  await expect(caption).toContainText(photos[0]?.name.slice(0, 12) ?? '');
  for (const { name } of photos.slice(1)) {
    // A view that still opens hears no keys.
    await expect(async () => {
      await owner.keyboard.press('ArrowRight');
      await expect(caption).toContainText(name.slice(0, 12), { timeout: 5_000 });
    }).toPass();
    expect(await owner.title()).not.toContain(pwned);
  }
  // What is only broken, or a bomb, is not worth a walk through the gallery: the browser itself meets it at its address.
  await sendAll(hostile.filter(({ path }) => !active.test(path)));
  const all = await caller.ask(PhotoPageSchema, `${routes.photos}?limit=500`);
  expect(all.photos.length).toBeGreaterThan(photos.length + 5);
  const tab = await owner.context().newPage();
  const { consoleUrl } = await host.launch();
  for (const { id } of all.photos) {
    // What this browser cannot show it saves, and a file that is only saved runs nothing.
    const shown = await tab.goto(`${consoleUrl}${routes.original(id)}`).catch((error: unknown) => {
      expect(String(error)).toContain('Download is starting');
      return null;
    });
    expect(shown?.headers()['x-content-type-options'] ?? 'nosniff').toBe('nosniff');
    expect(await tab.title()).not.toContain(pwned);
  }
  expect(asked).toEqual([]);
});
