/** Waits until the other side has said that everything is whole. */
import type { Page, Response } from 'playwright';
import type { PagePeer } from './page-peer.ts';

/** Resolves with the time of the last such answer (`performance.now()`); rejects when `signal` aborts. */
export function whole(page: Page, peer: PagePeer, files: number, signal: AbortSignal): Promise<number> {
  return new Promise((resolve, reject) => {
    let left = peer.receiptsFor(files);
    const hear = (response: Response): void => {
      if (!peer.isReceipt(response)) return;
      left -= 1;
      if (left > 0) return;
      page.off('response', hear);
      resolve(performance.now());
    };
    page.on('response', hear);
    signal.addEventListener('abort', () => {
      page.off('response', hear);
      reject(new Error(`${peer.name}: not whole in time, ${left} to go`));
    });
  });
}
