/** The devices as the owner sees them. Hides which of the host's answers said what. */
import type { Device, DeviceId } from '../../protocol/pairing.ts';
import type { Photo } from '../../protocol/photo.ts';

export class PairedDevices {
  readonly #folderNames = new Map<DeviceId, string>();
  #all: readonly Device[] | null = null;

  /** null until the host has told. */
  get all(): readonly Device[] | null {
    return this.#all;
  }

  set all(devices: readonly Device[]) {
    this.#all = devices;
  }

  find(id: DeviceId | undefined): Device | undefined {
    return this.#all?.find((device) => device.id === id);
  }

  /** Also of a folder that is brought in, once a photo of it has landed. */
  nameOf(id: DeviceId): string | null {
    return this.find(id)?.name ?? this.#folderNames.get(id) ?? null;
  }

  put(device: Device): void {
    const others = this.#all ?? [];
    this.#all =
      this.find(device.id) === undefined
        ? [...others, device]
        : others.map((other) => (other.id === device.id ? device : other));
  }

  drop(id: DeviceId): void {
    this.#all = this.#all?.filter((device) => device.id !== id) ?? null;
  }

  /** One more photo is here; answers whose it is, null where nobody sent it. */
  count({ devices, sizeBytes }: Photo): DeviceId | null {
    const [sender] = devices;
    if (sender === undefined) return null;
    const device = this.find(sender.id);
    if (device === undefined) this.#folderNames.set(sender.id, sender.name);
    else this.put({ ...device, photoCount: device.photoCount + 1, sizeBytes: device.sizeBytes + sizeBytes });
    return sender.id;
  }
}
