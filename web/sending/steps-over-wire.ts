/** The steps as they really happen: hashed, asked about and uploaded. */
import { z } from 'zod';
import { Failure } from '../../protocol/failure.ts';
import type { PhotoId, Sha256 } from '../../protocol/photo.ts';
import { routes } from '../../protocol/routes.ts';
import type { Receipt } from '../../protocol/upload.ts';
import type { Wire } from '../wire/wire.ts';
import { exchangeByXhr, type SendExchange } from './exchange.ts';
import { Hashes } from './hashes.ts';
import { KnownPhotos, type Standing } from './known-photos.ts';
import type { Pace } from './pace.ts';
import { isReadable, UnreadableFile } from './readable.ts';
import type { Checked, PickedPhoto, SendProgress, SendSteps, Sent } from './send-steps.ts';
import { abandon, upload } from './upload.ts';

export class StepsOverWire implements SendSteps {
  readonly #wire: Wire;
  readonly #pace: Pace;
  readonly #known: KnownPhotos;
  readonly #hashes = new Hashes();

  constructor(wire: Wire, pace: Pace) {
    this.#wire = wire;
    this.#pace = pace;
    this.#known = new KnownPhotos(wire);
  }

  async check(photo: PickedPhoto, progress: (checkedBytes: number) => void, signal: AbortSignal): Promise<Checked> {
    const sha256 = await this.#hashes.of(photo.file, progress, signal);
    const standing = await this.#standing(photo, sha256);
    signal.throwIfAborted();
    return { sha256, standing };
  }

  async send(photo: PickedPhoto, progress: SendProgress, signal: AbortSignal): Promise<Sent> {
    try {
      if (photo.sha256 === null) return await this.#sendUnhashed(photo, progress, signal);
      return { at: 'here', receipt: await this.#upload(photo, progress, signal) };
    } catch (error) {
      if (error instanceof Failure && error.code === 'unreachable') {
        if (!(await isReadable(photo.file))) throw new UnreadableFile();
        this.#wire.heard(false);
      }
      if (error instanceof Failure && error.remedy === 'pair-again') await this.#wire.end(error);
      throw error;
    }
  }

  async abandon(uploadUrl: string, lane: string | null): Promise<void> {
    await abandon(uploadUrl, lane, this.#wire, AbortSignal.timeout(10_000)).catch(() => undefined);
  }

  async #standing(photo: PickedPhoto, sha256: Sha256 | null): Promise<Standing> {
    if (sha256 === null) return { at: 'missing' };
    const standing = await this.#known.find(sha256);
    return standing.at === 'removed' && photo.sendAgain ? { at: 'missing' } : standing;
  }

  async #upload(photo: PickedPhoto, progress: SendProgress, signal: AbortSignal): Promise<Receipt> {
    const receipt = await upload(photo, progress, this.#wire, this.#pace, signal, this.#exchange);
    if (receipt.posterWanted) void this.#sendPoster(photo.file, receipt.photoId);
    return receipt;
  }

  /** The receipt counts only if it names the hash that was taken here. */
  async #sendUnhashed(photo: PickedPhoto, progress: SendProgress, signal: AbortSignal): Promise<Sent> {
    const ending = new AbortController();
    const stop = (): void => ending.abort(signal.reason);
    signal.addEventListener('abort', stop);
    let location = photo.uploadUrl;
    const located = (uploadUrl: string | null): void => {
      location = uploadUrl;
      progress.located(uploadUrl);
    };
    try {
      const hashing = this.#hashes.of(photo.file, () => undefined, ending.signal);
      const receiving = this.#upload(photo, { ...progress, located }, ending.signal);
      receiving.catch(() => undefined);
      const knowing = hashing.then(async (sha256): Promise<Standing> => {
        if (sha256 !== null) progress.hashed(sha256);
        return await this.#standing(photo, sha256);
      });
      const standing = await Promise.race([knowing, receiving.then((): Standing => ({ at: 'missing' }))]);
      if (standing.at === 'missing') return { at: 'here', receipt: verified(await receiving, await hashing) };
      ending.abort();
      if (location !== null) await this.abandon(location, photo.lane);
      return standing;
    } finally {
      signal.removeEventListener('abort', stop);
      ending.abort();
    }
  }

  async #sendPoster(file: File, photoId: PhotoId): Promise<void> {
    // The photo is safe without: a host that has a picture by now says so, and one that is gone shows none.
    try {
      const { makePoster } = await import('./picture.ts');
      const poster = await makePoster(file);
      if (poster !== null)
        await this.#wire.request(z.unknown(), routes.poster(photoId), { method: 'PUT', body: poster });
    } catch {}
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
