/** The product's own page on a phone that was paired by its link. */
import { join } from 'node:path';
import { InvitationSchema, PairingRequestListSchema } from '../../protocol/pairing.ts';
import { routes } from '../../protocol/routes.ts';
import { receiptHeaders } from '../../protocol/upload.ts';
import { type Caller, ownerOf } from '../../tests/cast/caller.ts';
import { ask } from '../../tests/cast/steps.ts';
import { en } from '../../web/words/en.ts';
import { previewsMade, startHost } from '../peers/landfall.ts';
import { names } from '../targets.ts';
import { type PagePeerKind, pick } from './page-peer.ts';

export const landfallPage: PagePeerKind = {
  async start(stage) {
    const host = await startHost(stage);
    const owner = await ownerOf(host);
    const { httpsUrl } = await host.launch();
    return {
      name: names.ours,
      origin: () => httpsUrl,
      async front() {
        return (await owner.ask(InvitationSchema, routes.invite, { method: 'POST' })).url;
      },
      async enter(page, origin) {
        const { url } = await owner.ask(InvitationSchema, routes.invite, { method: 'POST' });
        await page.goto(url.replace(new URL(url).origin, new URL(origin).origin));
        const digits = await ask(page, 'Bench phone');
        await allow(owner, digits);
        await page.getByRole('button', { name: en.sending.pickPhotos }).waitFor();
      },
      async send(page, files, picked) {
        await pick(page, () => page.getByRole('button', { name: en.sending.pickPhotos }).tap(), files, picked);
        return 2;
      },
      isReceipt: (response) => response.headers()[receiptHeaders.photoId.toLowerCase()] !== undefined,
      receiptsFor: (files) => files,
      kill: () => host.kill(),
      start: () => host.start(),
      store: join(host.dataDir, 'library'),
      settle: () => previewsMade(owner),
    };
  },
};

async function allow(owner: Caller, digits: string): Promise<void> {
  const { requests } = await owner.ask(PairingRequestListSchema, routes.pairingRequests);
  const request = requests.find(({ matchCode }) => matchCode === digits);
  if (request === undefined) throw new Error(`nobody asks with ${digits}`);
  await owner.call(routes.pairingRequest(request.id), { method: 'POST', json: { decision: 'allow', access: 'send' } });
}
