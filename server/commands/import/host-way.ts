/** The way in while a host runs on the library: through its own door, as a phone's photos come, with the owner's key. */
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { AlbumListSchema, AlbumSchema } from '../../../protocol/album.ts';
import { Failure } from '../../../protocol/failure.ts';
import { laneHeader } from '../../../protocol/lane.ts';
import { routes } from '../../../protocol/routes.ts';
import { KnownSchema, type Receipt, receiptFromHeaders, tusVersion } from '../../../protocol/upload.ts';
import type { RunningHost } from '../running-host.ts';
import { changed, isOfChange } from './library-way.ts';
import { type FileToImport, SourceProblem, unreadableBecause, type WayIn } from './way-in.ts';

const base64 = (text: string): string => Buffer.from(text).toString('base64');

export function hostWay(host: RunningHost): WayIn {
  const ask = async <T>(schema: z.ZodType<T>, method: string, path: string, body?: object): Promise<T> => {
    const answer = await host.ask(schema, method, path, body);
    if (answer instanceof Failure) throw answer;
    return answer;
  };
  return {
    send: (file, signal) => send(host, file, signal),
    known: (sha256) => ask(KnownSchema, 'POST', routes.known, { sha256 }),
    tell: async (photo, sidecar) => void (await ask(z.unknown(), 'POST', routes.sidecar(photo), sidecar)),
    async putInAlbum(name, photos) {
      const { albums } = await ask(AlbumListSchema, 'GET', routes.albums);
      const album = albums.find((one) => one.name === name);
      if (album === undefined) await ask(AlbumSchema, 'POST', routes.albums, { name, photos });
      else await ask(z.unknown(), 'POST', routes.acts, { photos, act: { kind: 'album-add', album: album.id } });
    },
    close: () => Promise.resolve(),
  };
}

/** Creation with upload (tus 1.0.0): the whole file is in one request. */
async function send(host: RunningHost, file: FileToImport, signal: AbortSignal): Promise<Receipt> {
  const reading: { error: unknown } = { error: null };
  const metadata = {
    filename: file.name,
    lastModified: String(file.lastModifiedMs),
    sha256: file.sha256,
    sendAgain: String(file.sendAgain),
  };
  const headers = {
    'Tus-Resumable': tusVersion,
    'Upload-Length': String(file.sizeBytes),
    'Upload-Metadata': Object.entries(metadata)
      .map(([key, value]) => `${key} ${base64(value)}`)
      .join(','),
    [laneHeader]: encodeURIComponent(file.lane),
  };
  try {
    const answer = await host.call('POST', routes.uploads, {
      headers: { ...headers, 'Content-Type': 'application/offset+octet-stream' },
      body: () => {
        const stream = createReadStream(file.path, { highWaterMark: 1 << 18 });
        stream.once('error', (error) => (reading.error = error));
        return Readable.toWeb(stream);
      },
      signal,
    });
    const receipt = receiptFromHeaders((name) => answer.headers.get(name));
    if (receipt !== null) return receipt;
    const location = answer.headers.get('location') ?? '';
    await host.call('DELETE', location, {
      headers: { 'Tus-Resumable': tusVersion, [laneHeader]: headers[laneHeader] },
      signal,
    });
    throw changed();
  } catch (error) {
    signal.throwIfAborted();
    if (reading.error !== null) throw new SourceProblem(unreadableBecause(reading.error));
    throw error instanceof Failure && isOfChange(error) ? changed() : error;
  }
}
