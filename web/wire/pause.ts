/** Waiting between tries, cut short when there is reason to hope. */

/** Resolves after `ms`, or at once when the page is shown again or the network returns; rejects when `signal` aborts. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  await new Promise<void>((resolve, reject) => {
    const end = (): void => {
      clearTimeout(timer);
      globalThis.removeEventListener?.('online', wake);
      globalThis.document?.removeEventListener('visibilitychange', wakeIfShown);
      signal.removeEventListener('abort', abort);
    };
    const wake = (): void => {
      end();
      resolve();
    };
    const wakeIfShown = (): void => {
      if (globalThis.document.visibilityState === 'visible') wake();
    };
    const abort = (): void => {
      end();
      reject(signal.reason);
    };
    const timer = setTimeout(wake, ms);
    globalThis.addEventListener?.('online', wake);
    globalThis.document?.addEventListener('visibilitychange', wakeIfShown);
    signal.addEventListener('abort', abort);
  });
}

/** How long to wait before try number `attempt` (from 0): doubling from half a second to ten, with jitter so that devices do not come in step. */
export function backoffMs(attempt: number, random: () => number = Math.random): number {
  const ceiling = Math.min(10_000, 500 * 2 ** attempt);
  return ceiling / 2 + (random() * ceiling) / 2;
}
