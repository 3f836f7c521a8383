/** Asks the host which photos it has already: one question for all that are ready to ask. */
import type { Sha256 } from '../../protocol/photo.ts';
import { routes } from '../../protocol/routes.ts';
import { type Known, KnownSchema, type Receipt } from '../../protocol/upload.ts';
import type { Wire } from '../wire/wire.ts';

// The limit of one question. Those that come while it is on its way share the next.
const batchSize = 500;

/** How a photo stands with the host: safe there, deleted there, or neither. */
export type Standing =
  | { readonly at: 'here'; readonly receipt: Receipt }
  | { readonly at: 'removed'; readonly removedAt: string | null }
  | { readonly at: 'missing' };

interface Asked {
  readonly sha256: Sha256;
  readonly resolve: (standing: Standing) => void;
  readonly reject: (reason: unknown) => void;
}

export class KnownPhotos {
  readonly #wire: Pick<Wire, 'request'>;
  #asked: Asked[] = [];
  #isAsking = false;

  constructor(wire: Pick<Wire, 'request'>) {
    this.#wire = wire;
  }

  /** Rejects with `Failure`. */
  async find(sha256: Sha256): Promise<Standing> {
    return await new Promise((resolve, reject) => {
      this.#asked.push({ sha256, resolve, reject });
      void this.#askAll();
    });
  }

  async #askAll(): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    while (this.#asked.length > 0) {
      const batch = this.#asked.splice(0, batchSize);
      try {
        const body = { sha256: batch.map(({ sha256 }) => sha256) };
        const answer = await this.#wire.request(KnownSchema, routes.known, { body });
        for (const { sha256, resolve } of batch) resolve(standingOf(sha256, answer));
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    this.#isAsking = false;
  }
}

function standingOf(sha256: Sha256, { known, receipts, removed, removedAt }: Known): Standing {
  const photoId = known[sha256];
  if (photoId !== undefined) {
    const bare = {
      photoId,
      sha256,
      isNew: false,
      posterWanted: false,
      path: '',
      keptAt: new Date().toISOString(),
      lost: [],
    };
    return { at: 'here', receipt: receipts[sha256] ?? bare };
  }
  return removed.includes(sha256) ? { at: 'removed', removedAt: removedAt[sha256] ?? null } : { at: 'missing' };
}
