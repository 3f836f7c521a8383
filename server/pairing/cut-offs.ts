/** Who hears when a device's keys end. */
import type { DeviceId } from '../../protocol/pairing.ts';

/** Hears of a device whose keys have ended, all but those of the sign-in that is spared. */
export type CutOffListener = (id: DeviceId, spared: string | null) => void;

export class CutOffs {
  readonly #onRevoked = new Set<(id: DeviceId) => void>();
  readonly #onCutOff = new Set<CutOffListener>();

  /** Hears of each device in the moment it is let in no more; call what it answers to stop hearing. */
  onRevoked(listener: (id: DeviceId) => void): () => void {
    this.#onRevoked.add(listener);
    return () => this.#onRevoked.delete(listener);
  }

  /** Hears when keys end, of a device that was revoked or came back with new ones; call what it answers to stop hearing. */
  onCutOff(listener: CutOffListener): () => void {
    this.#onCutOff.add(listener);
    return () => this.#onCutOff.delete(listener);
  }

  revoked(id: DeviceId): void {
    for (const listener of this.#onRevoked) listener(id);
    this.cutOff(id);
  }

  /** `spared`: the sign-in whose keys go on. */
  cutOff(id: DeviceId, spared: string | null = null): void {
    for (const listener of this.#onCutOff) listener(id, spared);
  }
}
