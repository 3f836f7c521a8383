/** The way in where no host runs: opens the library and gives each file to the same intake that takes in a phone's. */
import { createReadStream } from 'node:fs';
import type { Logger } from 'pino';
import { Failure } from '../../../protocol/failure.ts';
import type { PhotoId } from '../../../protocol/photo.ts';
import type { Receipt } from '../../../protocol/upload.ts';
import type { Config } from '../../config.ts';
import { DataDirectory, DirectoryUnusable } from '../../data-directory.ts';
import { openLandfall } from '../../landfall.ts';
import { ownerId } from '../../pairing/pairing.ts';
import { type FileToImport, SourceProblem, unreadableBecause, type WayIn } from './way-in.ts';

/** Rejects with DirectoryUnusable, also while another program holds the library. */
export async function openLibraryWay(config: Config, log: Logger): Promise<WayIn> {
  const directory = await DataDirectory.open(config.dataDir);
  const landfall = await openLandfall(config, directory, log).catch(async (error: unknown) => {
    await directory.close();
    throw error;
  });
  const { pairing, intake, library } = landfall;
  const close = async (): Promise<void> => {
    await landfall.close(0);
    await directory.close();
  };
  try {
    // An end that was not well is made good before this one counts as such.
    if (!directory.wasEndedWell) await library.care.scan();
  } catch (error) {
    await close();
    throw error instanceof Failure ? new DirectoryUnusable(error.detail, { cause: error }) : error;
  }

  const send = async (file: FileToImport, signal: AbortSignal): Promise<Receipt> => {
    const { name, sizeBytes, lastModifiedMs, sha256, sendAgain } = file;
    const lane = await pairing.lane(file.lane);
    const stream = createReadStream(file.path, { highWaterMark: 1 << 18, signal });
    const reading: { error: unknown } = { error: null };
    stream.once('error', (error) => (reading.error = error));
    try {
      const declaration = { name, sizeBytes, mimeType: null, lastModifiedMs, sha256, sendAgain };
      const { id, status } = await intake.declare(lane, declaration, { stream, checksum: null });
      if (status.state === 'complete') return status.receipt;
      await intake.abandon(id, lane);
      throw changed();
    } catch (error) {
      signal.throwIfAborted();
      if (reading.error !== null) throw new SourceProblem(unreadableBecause(reading.error));
      throw error instanceof Failure && isOfChange(error) ? changed() : error;
    } finally {
      stream.destroy();
    }
  };

  return {
    send,
    known: (hashes) => library.known(hashes, ownerId),
    tell: (photo, sidecar) => library.sidecars.note(photo, sidecar),
    async putInAlbum(name: string, photos: readonly PhotoId[]) {
      const album = (await library.albums.all()).find((one) => one.name === name);
      if (album === undefined) await library.albums.create(name, photos);
      else await library.albums.add(album.id, photos);
    },
    close,
  };
}

/** It grew, shrank or became another while it was read. */
export function isOfChange({ code }: Failure): boolean {
  return code === 'checksum-mismatch' || code === 'too-large';
}

export function changed(): SourceProblem {
  return new SourceProblem('it changed while it was read; start the import again when nothing writes to it any more');
}
