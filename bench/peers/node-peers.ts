/** The peers that are small Node programs. */
import type { Stage } from '../stage.ts';
import { names } from '../targets.ts';
import { sendAsForm } from '../upload/send-as-form.ts';
import { sendByTus } from '../upload/send-by-tus.ts';
import { ChildServer } from './child-server.ts';
import { always, type Peer, type PeerKind } from './peer.ts';

export const multer: PeerKind = {
  missing: () => null,
  start: (stage) => start(stage, names.multer, 'multer', (wire, file) => sendAsForm(wire, '/photos', file)),
};

export const tusServer: PeerKind = {
  missing: () => null,
  start: (stage) => start(stage, names.tus, 'tus', (wire, file) => sendByTus(wire, '/files', file)),
};

async function start(
  stage: Stage,
  name: string,
  program: string,
  send: (...args: Parameters<Peer['send']>) => Promise<unknown>,
): Promise<readonly Peer[]> {
  const server = await ChildServer.start(program, stage);
  return [
    {
      name,
      pid: server.pid,
      origin: server.origin,
      takesPartIn: always,
      async send(...args) {
        await send(...args);
      },
      settle: null,
      forget: () => server.emptyStore(),
    },
  ];
}
