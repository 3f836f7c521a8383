/** Sends a file by PUT to its name. */
import type { SentFile } from './sent-file.ts';
import type { Wire } from './wire.ts';

export async function sendByPut(wire: Wire, file: SentFile): Promise<void> {
  const body = file.pieces(0, file.sizeBytes);
  await wire.send({ method: 'PUT', path: `/${file.name}`, headers: {}, bodyBytes: file.sizeBytes, body });
}
