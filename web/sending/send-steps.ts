/** What the queue does with one photo, step by step, over the wire. */
import { z } from 'zod';
import { Failure } from '../../protocol/failure.ts';
import type { PhotoId, Sha256 } from '../../protocol/photo.ts';
import { routes } from '../../protocol/routes.ts';
import type { Receipt } from '../../protocol/upload.ts';
import type { Wire } from '../wire/wire.ts';
import { exchangeByXhr, type SendExchange } from './exchange.ts';
import { hash, wholeInMemoryBytes } from './hash.ts';
import { KnownPhotos } from './known-photos.ts';
import { makePoster } from './picture.ts';
import { isReadable, UnreadableFile } from './readable.ts';
import { abandon, type UploadProgress, upload } from './upload.ts';

/** A photo whose bytes are at hand. */
export interface PickedPhoto {
  readonly file: File;
  readonly name: string;
  readonly mimeType: string;
  readonly lastModifiedMs: number;
  readonly sha256: Sha256 | null;
  readonly uploadUrl: string | null;
}

export type Arrival = Pick<Receipt, 'photoId' | 'isNew' | 'posterWanted'>;

/** All reject with `Failure`, with `UnreadableFile`, or as aborted. */
export interface SendSteps {
  /** The photo's hash, null for one that is hashed while it is sent; and its id where the host has it. */
  check(photo: PickedPhoto, signal: AbortSignal): Promise<{ sha256: Sha256 | null; photoId: PhotoId | null }>;
  send(photo: PickedPhoto, progress: UploadProgress, signal: AbortSignal): Promise<Arrival>;
  /** Tells the host to forget what it has of a photo that is no longer wanted. */
  abandon(uploadUrl: string): Promise<void>;
}

export class StepsOverWire implements SendSteps {
  readonly #wire: Wire;
  readonly #known: KnownPhotos;

  constructor(wire: Wire) {
    this.#wire = wire;
    this.#known = new KnownPhotos(wire);
  }

  async check(photo: PickedPhoto, signal: AbortSignal): Promise<{ sha256: Sha256 | null; photoId: PhotoId | null }> {
    if (photo.file.size > wholeInMemoryBytes) return { sha256: null, photoId: null };
    const sha256 = await hash(photo.file, signal);
    const photoId = sha256 === null ? null : await this.#known.find(sha256);
    signal.throwIfAborted();
    return { sha256, photoId };
  }

  async send(photo: PickedPhoto, progress: UploadProgress, signal: AbortSignal): Promise<Arrival> {
    try {
      const receipt = await (photo.sha256 === null
        ? this.#sendLarge(photo, progress, signal)
        : this.#send(photo, progress, signal));
      if (receipt.posterWanted) void this.#sendPoster(photo.file, receipt.photoId);
      return receipt;
    } catch (error) {
      if (error instanceof Failure && error.code === 'unreachable') {
        if (!(await isReadable(photo.file))) throw new UnreadableFile();
        this.#wire.heard(false);
      }
      if (error instanceof Failure && error.remedy === 'pair-again') await this.#wire.end(error);
      throw error;
    }
  }

  async abandon(uploadUrl: string): Promise<void> {
    await abandon(uploadUrl, this.#wire, AbortSignal.timeout(10_000)).catch(() => undefined);
  }

  async #send(photo: PickedPhoto, progress: UploadProgress, signal: AbortSignal): Promise<Receipt> {
    return await upload(photo, progress, this.#wire, signal, this.#exchange);
  }

  /**
   * Hashing a long video takes as long as sending a good part of it, so both go on at once: the upload is given up as
   * soon as the host turns out to have the video, and its receipt counts only if it names the same hash.
   */
  async #sendLarge(photo: PickedPhoto, progress: UploadProgress, signal: AbortSignal): Promise<Arrival> {
    const sending = new AbortController();
    const stop = (): void => sending.abort(signal.reason);
    signal.addEventListener('abort', stop);
    let location = photo.uploadUrl;
    const located = (uploadUrl: string | null): void => {
      location = uploadUrl;
      progress.located(uploadUrl);
    };
    try {
      const hashing = hash(photo.file, sending.signal);
      const receiving = this.#send(photo, { ...progress, located }, sending.signal);
      receiving.catch(() => undefined);
      const knowing = hashing.then(async (sha256) => (sha256 === null ? null : await this.#known.find(sha256)));
      const photoId = await Promise.race([knowing, receiving.then(() => null)]);
      if (photoId === null) return verified(await receiving, await hashing);
      sending.abort();
      if (location !== null) await this.abandon(location);
      return { photoId, isNew: false, posterWanted: false };
    } finally {
      signal.removeEventListener('abort', stop);
      sending.abort();
    }
  }

  async #sendPoster(file: File, photoId: PhotoId): Promise<void> {
    const poster = await makePoster(file);
    if (poster === null) return;
    // The photo is safe without: a host that has a picture by now says so, and one that is gone shows none.
    await this.#wire
      .request(z.unknown(), routes.poster(photoId), { method: 'PUT', body: poster })
      .catch(() => undefined);
  }

  readonly #exchange: SendExchange = async (exchange, signal) => {
    const answer = await exchangeByXhr(exchange, signal);
    this.#wire.heard(true);
    return answer;
  };
}

function verified(receipt: Receipt, sha256: Sha256 | null): Receipt {
  if (sha256 !== null && sha256 !== receipt.sha256) throw new Failure('checksum-mismatch');
  return receipt;
}
