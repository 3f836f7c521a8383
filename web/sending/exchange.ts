/** One request that carries bytes, by XHR: fetch cannot tell how far an upload has come. */
import { Failure } from '../../protocol/failure.ts';

export interface Exchange {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Blob | null;
  /** Told of the bytes of `body` that have left so far. */
  readonly onProgress: (sentBytes: number) => void;
}

export interface Answer {
  readonly status: number;
  header(name: string): string | null;
  text(): Promise<string>;
}

export type SendExchange = (exchange: Exchange, signal: AbortSignal) => Promise<Answer>;

// Long enough for a phone that changes its Wi-Fi, short enough not to look dead. The host's disk may take its time too.
const silenceMs = 30_000;
// A phone that wakes up, or finds another network, may hold connections that died meanwhile.
const silenceAfterWakingMs = 5000;

/** Rejects with `unreachable` when no answer comes, or when nothing moves for too long; as aborted when `signal` is. */
export const exchangeByXhr: SendExchange = async (exchange, signal) => {
  signal.throwIfAborted();
  return await new Promise<Answer>((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    let silence = 0;
    const stillAlive = (): void => {
      clearTimeout(silence);
      silence = window.setTimeout(() => xhr.abort(), silenceMs);
    };
    const abort = (): void => xhr.abort();
    const woken = (): void => {
      if (document.visibilityState !== 'visible') return;
      clearTimeout(silence);
      silence = window.setTimeout(abort, silenceAfterWakingMs);
    };
    xhr.upload.addEventListener('progress', ({ loaded }) => {
      stillAlive();
      exchange.onProgress(loaded);
    });
    xhr.addEventListener('load', () =>
      resolve({
        status: xhr.status,
        header: (name) => xhr.getResponseHeader(name),
        text: () => Promise.resolve(xhr.responseText),
      }),
    );
    xhr.addEventListener('error', () => reject(new Failure('unreachable')));
    xhr.addEventListener('abort', () => reject(signal.aborted ? signal.reason : new Failure('unreachable')));
    xhr.addEventListener('loadend', () => {
      clearTimeout(silence);
      signal.removeEventListener('abort', abort);
      window.removeEventListener('online', woken);
      document.removeEventListener('visibilitychange', woken);
    });
    signal.addEventListener('abort', abort);
    window.addEventListener('online', woken);
    document.addEventListener('visibilitychange', woken);
    xhr.open(exchange.method, exchange.url);
    for (const [name, value] of Object.entries(exchange.headers)) xhr.setRequestHeader(name, value);
    stillAlive();
    xhr.send(exchange.body);
  });
};
