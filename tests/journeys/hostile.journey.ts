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
  const hostile = photoSet().filter(({ path }) => /^hostile\/(active|metadata|mislabelled)\//.test(path));
  const caller = await ownerOf(host);
  const phone = await pairedDevice(host, caller, {
    name: '<img src=x onerror="document.title=\'PWNED\'">',
    access: 'browse',
  });
  for (const { name, file } of hostile) await send(phone, { name, bytes: await readFile(file) });
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
  const tab = await owner.context().newPage();
  const { consoleUrl } = await host.launch();
  for (const { id } of photos) {
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
