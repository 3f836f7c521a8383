/** One file to the host by tus 1.0.0: a small one costs one request, a large one goes on from where the host says. */
import { Failure } from '../../protocol/failure.ts';
import { laneHeader } from '../../protocol/lane.ts';
import type { Sha256 } from '../../protocol/photo.ts';
import { routes } from '../../protocol/routes.ts';
import { type Receipt, receiptFromHeaders, tusVersion } from '../../protocol/upload.ts';
import { failureFrom } from '../wire/wire.ts';
import { type Answer, exchangeByXhr, type SendExchange } from './exchange.ts';
import type { Pace } from './pace.ts';

/** The most that one request carries, and so the most that a broken one can lose. */
export const sliceBytes = 8 * 1024 * 1024;

// A host that keeps refusing a slice will not take the next one either.
const patience = 5;

export interface UploadSource {
  readonly file: Blob;
  readonly name: string;
  readonly mimeType: string;
  /** The folder that the owner brings it in from; null for a device's own photo. */
  readonly lane: string | null;
  readonly lastModifiedMs: number;
  readonly sha256: Sha256 | null;
  /** Where an earlier try got to; null to begin. */
  readonly uploadUrl: string | null;
  readonly sendAgain: boolean;
}

export interface UploadProgress {
  readonly sent: (sentBytes: number) => void;
  /** Where the host holds the first part from now on; null when it no longer does. */
  readonly located: (uploadUrl: string | null) => void;
  /** What of it is durable there. */
  readonly held: (heldBytes: number) => void;
}

export interface Bearer {
  accessToken(signal?: AbortSignal): Promise<string>;
  renew(spent: string): Promise<string>;
}

/** Resolves with the host's receipt; rejects with `Failure`, or as aborted. */
export async function upload(
  source: UploadSource,
  progress: UploadProgress,
  bearer: Bearer,
  pace: Pace,
  signal: AbortSignal,
  exchange: SendExchange = exchangeByXhr,
): Promise<Receipt> {
  return await new Upload(source, progress, bearer, pace, signal, exchange).run();
}

/** Ends an upload that nobody wants any more; where the host cannot be told, it forgets by itself in time. */
export async function abandon(
  uploadUrl: string,
  lane: string | null,
  bearer: Bearer,
  signal: AbortSignal,
): Promise<void> {
  const headers = {
    authorization: `Bearer ${await bearer.accessToken(signal)}`,
    'tus-resumable': tusVersion,
    ...laneHeaders(lane),
  };
  await exchangeByXhr({ method: 'DELETE', url: uploadUrl, headers, body: null, onProgress: () => undefined }, signal);
}

class Upload {
  readonly #source: UploadSource;
  readonly #progress: UploadProgress;
  readonly #bearer: Bearer;
  readonly #pace: Pace;
  readonly #signal: AbortSignal;
  readonly #exchange: SendExchange;
  #url: string | null;
  #offset = 0;

  constructor(
    source: UploadSource,
    progress: UploadProgress,
    bearer: Bearer,
    pace: Pace,
    signal: AbortSignal,
    exchange: SendExchange,
  ) {
    this.#source = source;
    this.#progress = progress;
    this.#bearer = bearer;
    this.#pace = pace;
    this.#signal = signal;
    this.#exchange = exchange;
    this.#url = source.uploadUrl;
  }

  async run(): Promise<Receipt> {
    let needsOffset = this.#url !== null;
    for (let misses = 0; ; ) {
      try {
        const answer =
          this.#url === null ? await this.#create() : needsOffset ? await this.#ask() : await this.#append();
        const before = this.#offset;
        const receipt = this.#take(answer);
        if (receipt !== null) return receipt;
        // A slice that was answered and yet moved nothing is a miss too.
        if (!needsOffset && this.#offset <= before && this.#source.file.size > 0) misses += 1;
        else if (this.#offset > before) misses = 0;
        needsOffset = false;
        if (misses >= patience) throw new Failure('internal');
      } catch (error) {
        if (!(error instanceof Failure) || error.remedy === 'pair-again') throw error;
        if (this.#isGone(error)) this.#startAgain();
        else if (error.remedy !== 'resync') throw error;
        needsOffset = this.#url !== null;
        misses += 1;
        if (misses >= patience) throw error;
      }
    }
  }

  /** Creation (tus 1.0.0 extension): with the bytes where they fit one request. */
  async #create(): Promise<Answer> {
    const { file } = this.#source;
    const fits = file.size <= this.#pace.sliceBytes(sliceBytes);
    return await this.#send('POST', routes.uploads, fits ? file : null, {
      'upload-length': String(file.size),
      'upload-metadata': metadata(this.#source),
    });
  }

  /** Only the host knows the offset. */
  async #ask(): Promise<Answer> {
    return await this.#send('HEAD', this.#url ?? '', null, {});
  }

  async #append(): Promise<Answer> {
    const slice = this.#source.file.slice(this.#offset, this.#offset + this.#pace.sliceBytes(sliceBytes));
    return await this.#send('PATCH', this.#url ?? '', slice, { 'upload-offset': String(this.#offset) });
  }

  #take(answer: Answer): Receipt | null {
    const location = answer.header('location');
    if (location !== null) {
      // Only the path: whatever name the host was reached by is the one that this page was loaded from.
      const { pathname, search } = new URL(location, globalThis.location?.href ?? 'https://host.invalid');
      this.#url = pathname + search;
      this.#progress.located(this.#url);
    }
    const receipt = receiptFromHeaders((name) => answer.header(name));
    const offset = Number(answer.header('upload-offset') ?? Number.NaN);
    if (Number.isSafeInteger(offset)) {
      this.#offset = offset;
      this.#progress.held(offset);
    }
    this.#progress.sent(receipt === null ? this.#offset : this.#source.file.size);
    return receipt;
  }

  async #send(method: string, url: string, body: Blob | null, headers: Record<string, string>): Promise<Answer> {
    if (body !== null) await this.#pace.turn(body.size, this.#signal);
    const token = await this.#bearer.accessToken(this.#signal);
    const base = this.#offset;
    const answer = await this.#exchange(
      {
        method,
        url,
        body,
        headers: {
          ...headers,
          'tus-resumable': tusVersion,
          authorization: `Bearer ${token}`,
          ...laneHeaders(this.#source.lane),
          ...(body === null ? {} : { 'content-type': 'application/offset+octet-stream' }),
        },
        onProgress: (sentBytes) => this.#progress.sent(base + sentBytes),
      },
      this.#signal,
    );
    if (answer.status >= 200 && answer.status < 300) return answer;
    const failure = method === 'HEAD' ? headFailure(answer.status) : await failureFrom(answer);
    if (failure.code === 'access-expired') await this.#bearer.renew(token);
    throw failure;
  }

  #isGone(failure: Failure): boolean {
    return this.#url !== null && (failure.code === 'upload-gone' || failure.code === 'not-found');
  }

  #startAgain(): void {
    this.#url = null;
    this.#offset = 0;
    this.#progress.located(null);
    this.#progress.held(0);
    this.#progress.sent(0);
  }
}

/** An answer to HEAD has no body, so its status must say it all. */
function headFailure(status: number): Failure {
  if (status === 401) return new Failure('access-expired');
  if (status === 404 || status === 410) return new Failure('upload-gone');
  if (status === 423) return new Failure('upload-busy');
  return new Failure(status === 403 ? 'not-allowed' : 'internal');
}

function metadata(source: UploadSource): string {
  const pairs = {
    filename: source.name,
    filetype: source.mimeType,
    lastModified: String(Math.round(source.lastModifiedMs)),
    sha256: source.sha256 ?? '',
    sendAgain: source.sendAgain ? 'true' : '',
  };
  return Object.entries(pairs)
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `${key} ${base64(value)}`)
    .join(',');
}

function laneHeaders(lane: string | null): Record<string, string> {
  return lane === null ? {} : { [laneHeader]: encodeURIComponent(lane) };
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
