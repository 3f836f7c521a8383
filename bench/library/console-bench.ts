/** How soon a photo is on the console's screen after its last byte: its tile, and then its picture. */
import type { Page } from 'playwright';
import { z } from 'zod';
import { PhotoIdSchema } from '../../protocol/photo.ts';
import { routes } from '../../protocol/routes.ts';
import { receiptHeaders } from '../../protocol/upload.ts';
import { ownerOf, pairedDevice } from '../../tests/cast/caller.ts';
import type { Host } from '../../tests/cast/host.ts';
import { launch } from '../browser/phone.ts';
import { startHost } from '../peers/landfall.ts';
import { quantile } from '../quantile.ts';
import type { Stage } from '../stage.ts';
import { sendByTus } from '../upload/send-by-tus.ts';
import { somePhoto } from '../upload/sent-file.ts';
import { Wire } from '../upload/wire.ts';

export interface ConsoleResult {
  readonly tileP95Ms: number;
  readonly pictureP95Ms: number;
}

const warmUps = 5;
const SeenSchema = z.object({ tileAtMs: z.number(), pictureAtMs: z.number() });

/** Photos of a camera roll, one after the other, so that no preview waits for another's. */
export async function consoleBench(stage: Stage, cameraPhoto: Buffer, count: number): Promise<ConsoleResult> {
  const host = await startHost(stage);
  const owner = await ownerOf(host);
  const device = await pairedDevice(host, owner);
  const browser = await launch();
  const close = stage.owns(() => browser.close());
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
  await openConsole(page, host);
  const wire = new Wire(device.origin, 1);
  const authorization = { authorization: `Bearer ${device.session?.accessToken ?? ''}` };
  const [tiles, pictures] = [new Array<number>(), new Array<number>()];
  for (let index = 0; index < warmUps + count; index++) {
    const photo = somePhoto(3_600_000, cameraPhoto);
    const { headers, lastByteAtMs } = await sendByTus(wire, routes.uploads, photo, authorization);
    const id = PhotoIdSchema.parse(headers[receiptHeaders.photoId.toLowerCase()]);
    const seen = await seenOn(page, id);
    // The next one may be older, and would land below what is on the screen.
    await owner.call(routes.photo(id), { method: 'DELETE' });
    if (index < warmUps) continue;
    tiles.push(seen.tileAtMs - lastByteAtMs);
    pictures.push(seen.pictureAtMs - lastByteAtMs);
  }
  wire.close();
  await close();
  return { tileP95Ms: quantile(tiles, 0.95), pictureP95Ms: quantile(pictures, 0.95) };
}

/** The owner's photos, with a watch that notes in which frame a tile and its picture are first there. */
async function openConsole(page: Page, host: Host): Promise<void> {
  const { consoleUrl, launchKey } = await host.launch();
  await page.goto(`${consoleUrl}/#k=${launchKey}`);
  await page.locator('console-page').waitFor();
  await page.goto(`${consoleUrl}/#photos`);
  await page.locator('photo-gallery').waitFor();
  // tsx marks functions that have a name, by a helper that the page does not know.
  await page.evaluate('globalThis.__name = (named) => named');
  await page.evaluate(() => {
    const seen: Record<string, { tileAtMs?: number; pictureAtMs?: number }> = {};
    Object.assign(globalThis, { seen });
    const tilesBelow = (root: Document | ShadowRoot): Element[] =>
      [...root.querySelectorAll('*')].flatMap((element) =>
        element.localName === 'photo-tile'
          ? [element]
          : element.shadowRoot === null
            ? []
            : tilesBelow(element.shadowRoot),
      );
    const look = (): void => {
      const nowMs = performance.timeOrigin + performance.now();
      for (const tile of tilesBelow(document)) {
        const photo: unknown = Reflect.get(tile, 'photo');
        if (typeof photo !== 'object' || photo === null) continue;
        const times = (seen[String(Reflect.get(photo, 'id'))] ??= {});
        times.tileAtMs ??= nowMs;
        const picture = tile.shadowRoot?.querySelector('img.picture.here') ?? null;
        if (picture !== null) times.pictureAtMs ??= nowMs;
      }
      requestAnimationFrame(look);
    };
    look();
  });
}

async function seenOn(page: Page, photoId: string): Promise<z.infer<typeof SeenSchema>> {
  const seen = await page.waitForFunction((id) => {
    const times: unknown = Reflect.get(Reflect.get(globalThis, 'seen'), id);
    return typeof times === 'object' && times !== null && 'pictureAtMs' in times ? times : null;
  }, photoId);
  return SeenSchema.parse(await seen.jsonValue());
}
