/** Photos and devices for tests that are about something else than their facts. */
import type { Device } from '../../protocol/pairing.ts';
import { DeviceSchema } from '../../protocol/pairing.ts';
import { type Photo, PhotoSchema } from '../../protocol/photo.ts';

/** A photo as the host would tell it, with these facts instead of the usual. */
export function somePhoto(
  facts: { id: string; local?: string; offset?: string | null } & Partial<Omit<Photo, 'id'>>,
): Photo {
  const { id, local = '2026-06-03T14:03:00', offset = null, ...others } = facts;
  return PhotoSchema.parse({
    id,
    kind: 'image',
    mimeType: 'image/jpeg',
    name: `${id}.jpg`,
    taken: { local, offset, source: 'exif-original' },
    sizeBytes: 3_000_000,
    width: 4032,
    height: 3024,
    durationMs: null,
    camera: null,
    place: null,
    devices: [{ id: 'phone', name: 'iPhone 13' }],
    sha256: 'a'.repeat(64),
    path: `library/iPhone 13/2026/2026-06/${id}.jpg`,
    thumbhash: null,
    preview: 'ready',
    favourite: false,
    description: '',
    receivedAt: '2026-06-03T12:03:00Z',
    trashedAt: null,
    ...others,
  });
}

/** A device as the host would tell it, with these facts instead of the usual. */
export function someDevice(facts: { id: string } & Partial<Omit<Device, 'id'>>): Device {
  return DeviceSchema.parse({
    name: 'iPhone 13',
    platform: 'ios',
    access: 'browse',
    pairedAt: '2026-06-01T10:00:00Z',
    lastSeenAt: '2026-06-03T12:00:00Z',
    online: true,
    photoCount: 0,
    sizeBytes: 0,
    ...facts,
  });
}
