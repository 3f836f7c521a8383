/** The pages that people would write instead: a form for multer, and tus-js-client for @tus/server. */
import { ChildServer } from '../peers/child-server.ts';
import { names } from '../targets.ts';
import { type PagePeer, type PagePeerKind, pick } from './page-peer.ts';

export const formPage: PagePeerKind = {
  async start(stage) {
    return {
      ...pageOf(await ChildServer.start('multer', stage)),
      name: names.formPage,
      async send(page, files, picked) {
        await pick(page, () => page.getByLabel('Photos').tap(), files, picked);
        await page.getByRole('button', { name: 'Send' }).tap({ noWaitAfter: true });
        return 3;
      },
      isReceipt: (response) => response.request().method() === 'POST' && response.status() === 201,
      receiptsFor: () => 1,
    };
  },
};

export const tusPage: PagePeerKind = {
  async start(stage) {
    return {
      ...pageOf(await ChildServer.start('tus', stage)),
      name: names.tusPage,
      async send(page, files, picked) {
        await pick(page, () => page.getByLabel('Photos').tap(), files, picked);
        return 2;
      },
      // The page sends each file in one PATCH.
      isReceipt: (response) => response.request().method() === 'PATCH' && response.status() === 204,
      receiptsFor: (files) => files,
    };
  },
};

type Common = 'origin' | 'front' | 'enter' | 'kill' | 'start' | 'store' | 'settle';

function pageOf(server: ChildServer): Pick<PagePeer, Common> {
  return {
    origin: () => server.origin,
    front: () => Promise.resolve(`${server.origin}/`),
    async enter(page, origin) {
      await page.goto(`${origin}/`);
    },
    kill: () => server.kill(),
    start: () => server.start(),
    store: server.store,
    settle: () => server.emptyStore(),
  };
}
