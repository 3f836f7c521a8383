/** What the owner can have done for the library, and set. */
import { z } from 'zod';
import type { Care } from '../../protocol/care.ts';
import type { LiveEvent } from '../../protocol/live-event.ts';
import type { PhotoId } from '../../protocol/photo.ts';
import { routes } from '../../protocol/routes.ts';
import { type Settings, type SettingsChange, SettingsSchema } from '../../protocol/settings.ts';
import type { Wire } from '../wire/wire.ts';

export class CareActs {
  readonly #wire: Pick<Wire, 'request'>;

  constructor(wire: Pick<Wire, 'request'>) {
    this.#wire = wire;
  }

  /** Has every original read again. Rejects with `Failure`. */
  async checkAll(): Promise<void> {
    await this.#wire.request(z.unknown(), routes.check, { method: 'POST' });
  }

  /** Moves a photo to the trash, so that it is not asked about any more. Rejects with `Failure`. */
  async remove(id: PhotoId): Promise<void> {
    await this.#wire.request(z.unknown(), routes.photo(id), { method: 'DELETE' });
  }

  /** Rejects with `Failure`. */
  set(change: SettingsChange): Promise<Settings> {
    return this.#wire.request(SettingsSchema, routes.settings, { method: 'PATCH', body: change });
  }
}

/** Whether a photo that was missing or changed is another one now. */
export function concernsCare(
  care: Care | undefined,
  event: Extract<LiveEvent, { type: 'photo-changed' | 'photo-removed' }>,
): boolean {
  const id = event.type === 'photo-changed' ? event.photo.id : event.photoId;
  return care?.needsCare.some((photo) => photo.id === id) ?? false;
}
