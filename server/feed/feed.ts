/** What we tell: numbered live events, kept a while for replay, told to those who may hear them. */
import type { LiveEvent } from '../../protocol/live-event.ts';
import type { Access, DeviceId } from '../../protocol/pairing.ts';
import { photoAsSenderSees } from '../../protocol/photo.ts';

export interface Listener {
  readonly device: { readonly id: DeviceId; readonly access: Access };
  /** The last event it heard before, where it has heard any. */
  readonly afterId: number | null;
  /** Must not wait. An error it throws ends its following. */
  readonly tell: (id: number, event: LiveEvent) => void;
}

interface Kept {
  readonly id: number;
  readonly event: LiveEvent;
}

/** Enough for a phone that was in a pocket for a while; who missed more asks for everything again. */
const keptEvents = 2000;

export class Feed {
  readonly #kept: Kept[] = [];
  readonly #listeners = new Set<Listener>();
  /** Starts above every number of an earlier run, so that numbers never go back over a restart. */
  #lastId: number;

  constructor(startedAtMs: number = Date.now()) {
    this.#lastId = startedAtMs * 1000;
  }

  publish(event: LiveEvent): void {
    this.#lastId += 1;
    const id = this.#lastId;
    if (!isFleeting(event)) {
      this.#kept.push({ id, event });
      if (this.#kept.length > keptEvents) this.#kept.shift();
    }
    for (const listener of this.#listeners) this.#tell(listener, { id, event });
  }

  /** Replays what the listener missed, then tells it everything as it happens. Call what it answers to stop. */
  follow(listener: Listener): () => void {
    const { afterId } = listener;
    if (afterId !== null) {
      const oldest = this.#kept[0]?.id ?? this.#lastId + 1;
      const hasAll = afterId >= oldest - 1 && afterId <= this.#lastId;
      if (hasAll) for (const kept of this.#kept) if (kept.id > afterId) this.#tell(listener, kept);
      if (!hasAll) this.#tell(listener, { id: this.#lastId, event: { type: 'resync' } });
    }
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(listener: Listener, { id, event }: Kept): void {
    if (!mayHear(listener.device, event)) return;
    try {
      listener.tell(id, asHeardBy(listener.device, event));
    } catch {
      // A listener that cannot be told anything is gone; the others hear on.
      this.#listeners.delete(listener);
    }
  }
}

/** Only worth hearing while it happens, or asked for anew by whoever was away. */
function isFleeting({ type }: LiveEvent): boolean {
  return ['upload-progress', 'care-changed', 'activity-noted', 'visitor-noticed'].includes(type);
}

/** A device that only sends hears of its own photos and of itself; one that browses, of the library; the owner, of everything. */
export function mayHear(device: { readonly id: DeviceId; readonly access: Access }, event: LiveEvent): boolean {
  if (device.access === 'own') return true;
  switch (event.type) {
    case 'photo-added':
    case 'photo-changed':
      return device.access === 'browse' || event.photo.devices.some(({ id }) => id === device.id);
    case 'photo-removed':
    case 'photos-changed':
    case 'album-changed':
    case 'album-removed':
      return device.access === 'browse';
    case 'device-changed':
      return event.device.id === device.id;
    case 'resync':
      return true;
    case 'device-asking':
    case 'device-answered':
    case 'device-removed':
    case 'invitation-claimed':
    case 'door-notice':
    case 'upload-progress':
    case 'host-changed':
    case 'care-changed':
    case 'activity-noted':
    case 'visitor-noticed':
      return false;
  }
}

function asHeardBy(device: Listener['device'], event: LiveEvent): LiveEvent {
  const isPartly = device.access === 'send' && (event.type === 'photo-added' || event.type === 'photo-changed');
  return isPartly ? { ...event, photo: photoAsSenderSees(event.photo, device.id) } : event;
}
