/** Asks the host which photos it has already: one question for all that are ready to ask. */
import type { PhotoId, Sha256 } from '../../protocol/photo.ts';
import { routes } from '../../protocol/routes.ts';
import { KnownSchema } from '../../protocol/upload.ts';
import type { Wire } from '../wire/wire.ts';

// The limit of one question. Those that come while it is on its way share the next.
const batchSize = 500;

interface Asked {
  readonly sha256: Sha256;
  readonly resolve: (known: PhotoId | null) => void;
  readonly reject: (reason: unknown) => void;
}

export class KnownPhotos {
  readonly #wire: Pick<Wire, 'request'>;
  #asked: Asked[] = [];
  #isAsking = false;

  constructor(wire: Pick<Wire, 'request'>) {
    this.#wire = wire;
  }

  /** The photo's id where the host has it, else null. Rejects with `Failure`. */
  async find(sha256: Sha256): Promise<PhotoId | null> {
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
        const { known } = await this.#wire.request(KnownSchema, routes.known, { body });
        for (const { sha256, resolve } of batch) resolve(known[sha256] ?? null);
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    this.#isAsking = false;
  }
}
