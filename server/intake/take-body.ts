/** Takes what a stream brings, gathered into large writes, and makes the sender wait while the disk or the limit is behind. */
import type { Readable } from 'node:stream';

/** TLS hands plaintext over in 16 KiB pieces; one `writev` of about a MiB costs a fraction of sixty-four writes. */
const gatherBytes = 1 << 20;
/** Writes under way before the sender is made to wait. */
const maxWritesUnderWay = 3;

/** The body was longer than there was room for in the declared size. */
export class BodyTooLong extends Error {}

export interface TakeBodyOptions {
  readonly maxBytes: number;
  /** Hears each piece, in order, as it comes. */
  readonly heard: (piece: Buffer) => void;
  /** Writes what was gathered. Several are under way at once. */
  readonly write: (pieces: readonly Buffer[], sizeBytes: number) => Promise<void>;
  /** Answers what to wait for before more is read, or null. */
  readonly pace?: ((bytes: number) => Promise<void> | null) | undefined;
}

/**
 * Resolves when the stream has ended and all of it is written. Rejects with BodyTooLong, with the stream's error when it was
 * cut, or with that of a write; what came before is written all the same, and no write is under way any more.
 */
export function takeBody(body: Readable, { maxBytes, heard, write, pace }: TakeBodyOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    let gathered: Buffer[] = [];
    let gatheredBytes = 0;
    let received = 0;
    let underWay = 0;
    let waiting = 0;
    let isOver = false;
    let hasFailed = false;
    let failure: Error | null = null;

    const settle = (): void => {
      if (!isOver || underWay > 0) return;
      if (failure === null) resolve();
      else reject(failure);
    };
    const goOn = (): void => {
      if (!isOver && waiting === 0 && underWay < maxWritesUnderWay) body.resume();
    };
    const finish = (error: Error | null): void => {
      if (isOver) return;
      isOver = true;
      failure = error;
      body.off('data', onData);
      body.off('end', onEnd);
      body.off('error', onCut);
      body.off('close', onCut);
      // A body that goes on after we stopped listening must not crash the process with an unheard error.
      body.on('error', () => body.destroy());
      if (error !== null) body.pause();
      if (!hasFailed) writeGathered();
      settle();
    };
    const writeGathered = (): void => {
      if (gatheredBytes === 0) return;
      const [pieces, bytes] = [gathered, gatheredBytes];
      gathered = [];
      gatheredBytes = 0;
      underWay += 1;
      if (underWay >= maxWritesUnderWay) body.pause();
      write(pieces, bytes)
        .catch((error: unknown) => {
          hasFailed = true;
          finish(asError(error));
          // Why the disk failed matters more than why the connection ended.
          failure = asError(error);
        })
        .finally(() => {
          underWay -= 1;
          goOn();
          settle();
        });
    };
    const onData = (piece: Buffer): void => {
      received += piece.length;
      if (received > maxBytes) return finish(new BodyTooLong());
      heard(piece);
      gathered.push(piece);
      gatheredBytes += piece.length;
      if (gatheredBytes >= gatherBytes) writeGathered();
      const wait = pace?.(piece.length) ?? null;
      if (wait === null) return;
      waiting += 1;
      body.pause();
      void wait.finally(() => {
        waiting -= 1;
        goOn();
      });
    };
    const onEnd = (): void => finish(null);
    const onCut = (error?: Error): void => finish(error ?? new Error('the connection was cut'));

    if (body.destroyed && !body.readableEnded) return finish(new Error('the connection was cut'));
    body.on('data', onData);
    body.on('end', onEnd);
    body.on('error', onCut);
    body.on('close', onCut);
    body.resume();
  });
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error('something that is no error was thrown', { cause: error });
}
