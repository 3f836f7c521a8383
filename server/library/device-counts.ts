/** How much each device has in the library, kept in memory beside the catalog's own count at start. */
import type { DeviceId } from '../../protocol/pairing.ts';
import type { CatalogEntry, Counts } from './catalog/catalog.ts';

export class DeviceCounts {
  #counts = new Map<DeviceId, { photoCount: number; sizeBytes: number }>();

  constructor(atStart: Counts) {
    this.begin(atStart);
  }

  /** Counts on from there. */
  begin(atStart: Counts): void {
    this.#counts = new Map([...atStart].map(([device, count]) => [device, { ...count }]));
  }

  of(device: DeviceId): { photoCount: number; sizeBytes: number } {
    return this.#counts.get(device) ?? { photoCount: 0, sizeBytes: 0 };
  }

  add({ row, sendings }: CatalogEntry): void {
    for (const { device_id } of sendings) this.#change(device_id, 1, row.size_bytes);
  }

  remove({ row, sendings }: CatalogEntry): void {
    for (const { device_id } of sendings) this.#change(device_id, -1, -row.size_bytes);
  }

  addFor(device: DeviceId, sizeBytes: number): void {
    this.#change(device, 1, sizeBytes);
  }

  #change(device: DeviceId, photos: number, bytes: number): void {
    const { photoCount, sizeBytes } = this.of(device);
    this.#counts.set(device, { photoCount: photoCount + photos, sizeBytes: sizeBytes + bytes });
  }
}
