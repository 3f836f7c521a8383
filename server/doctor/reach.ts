/** Connects to this host as a phone would, at its own address on the network. */
import { once } from 'node:events';
import { request } from 'node:https';

const patienceMs = 3000;

/** Resolves with null where Landfall answers there over TLS, else with what stood in the way: a code of the system's, or `OTHER`. */
export async function reach(address: string, port: number, signal?: AbortSignal): Promise<string | null> {
  const patience = AbortSignal.timeout(patienceMs);
  const asking = request({
    host: address,
    port,
    path: '/api/status',
    // Whom it reaches is all that is asked; nothing is told, and nobody is believed.
    rejectUnauthorized: false,
    signal: signal === undefined ? patience : AbortSignal.any([signal, patience]),
    agent: false,
  });
  try {
    asking.end();
    const [answer] = await once(asking, 'response');
    answer.resume();
    return answer.statusCode === 200 ? null : 'OTHER';
  } catch (error) {
    signal?.throwIfAborted();
    if (patience.aborted) return 'ETIMEDOUT';
    return error instanceof Error && 'code' in error ? String(error.code) : 'OTHER';
  } finally {
    asking.destroy();
  }
}
