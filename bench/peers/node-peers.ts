/** The peers that are small Node programs. */
import { childServer } from '../child-server.ts';
import { sendByTus } from '../send-by-tus.ts';
import type { SentFile } from '../sent-file.ts';
import type { Wire } from '../wire.ts';
import type { PeerKind } from './peer.ts';

const boundary = '----------------------------landfall-bench';

export const nodePeers: readonly PeerKind[] = [
  {
    name: 'express + multer',
    isHere: () => true,
    start: (folder) => childServer('multer', folder, sendAsForm),
  },
  {
    name: '@tus/server',
    isHere: () => true,
    start: (folder) =>
      childServer('tus', folder, async (wire, file) => {
        await sendByTus(wire, '/files', file);
      }),
  },
  {
    name: 'Node pipeline',
    isHere: () => true,
    start: (folder) => childServer('pipeline', folder, sendByPut),
  },
];

/** PUT to the file's name. */
export async function sendByPut(wire: Wire, file: SentFile): Promise<void> {
  const body = file.pieces(0, file.sizeBytes);
  await wire.send({ method: 'PUT', path: `/${file.name}`, headers: {}, bodyBytes: file.sizeBytes, body });
}

async function sendAsForm(wire: Wire, file: SentFile): Promise<void> {
  const head = Buffer.from(
    `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${file.name}"\r\nContent-Type: ${file.type}\r\n\r\n`,
  );
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`);
  const body = function* body(): Generator<Buffer> {
    yield head;
    yield* file.pieces(0, file.sizeBytes);
    yield tail;
  };
  await wire.send({
    method: 'POST',
    path: '/photos',
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    bodyBytes: head.length + file.sizeBytes + tail.length,
    body: body(),
  });
}
