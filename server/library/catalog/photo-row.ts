/** Between the catalog's rows and the photos that cross the wire. */
import type { DeviceId } from '../../../protocol/pairing.ts';
import {
  type Photo,
  type PhotoId,
  PhotoIdSchema,
  type Sha256,
  type Shot,
  ShotSchema,
  type Taken,
} from '../../../protocol/photo.ts';
import { type Loss, LossSchema } from '../../../protocol/upload.ts';
import type { WholeFile } from '../../arrived-file.ts';
import { factsEdition } from '../identify/facts-edition.ts';
import type { PhotoFacts } from '../identify/identify.ts';
import { instantMs, wallClockMs } from '../taken-order.ts';
import type { CatalogEntry } from './catalog.ts';
import type { PhotoRow } from './catalog-tables.ts';
import { isMoving } from './tile-query.ts';

export function takenColumns(
  taken: Taken,
): Pick<PhotoRow, 'taken_local' | 'taken_offset' | 'taken_source' | 'wall_ms' | 'instant_ms' | 'month'> {
  return {
    taken_local: taken.local,
    taken_offset: taken.offset,
    taken_source: taken.source,
    wall_ms: wallClockMs(taken),
    instant_ms: instantMs(taken),
    month: taken.local.slice(0, 7),
  };
}

export function takenOf(row: Pick<PhotoRow, 'taken_local' | 'taken_offset' | 'taken_source'>): Taken {
  return { local: row.taken_local, offset: row.taken_offset, source: row.taken_source };
}

/** What the photo's receipt says of the way it came. */
export function lostOf(row: Pick<PhotoRow, 'lost'>): Loss[] {
  return row.lost.split(',').flatMap((loss) => LossSchema.safeParse(loss).data ?? []);
}

/** A photo is its bytes, so its id comes from them: a receipt stays true when the catalog is thrown away and rebuilt. */
export function photoIdOf(sha256: Sha256): PhotoId {
  return PhotoIdSchema.parse(Buffer.from(sha256, 'hex').toString('base64url').slice(0, 22));
}

export function rowOf(file: WholeFile, facts: PhotoFacts, path: string): CatalogEntry {
  const id = photoIdOf(file.sha256);
  const row: PhotoRow = {
    id,
    kind: facts.kind,
    mime_type: facts.mimeType,
    name: file.name.toWellFormed(),
    ...takenColumns(facts.taken),
    taken_file: null,
    size_bytes: file.sizeBytes,
    width: facts.width,
    height: facts.height,
    duration_ms: facts.durationMs,
    camera: facts.camera,
    shot: facts.shot === null ? null : JSON.stringify(facts.shot),
    latitude: facts.place?.latitude ?? null,
    longitude: facts.place?.longitude ?? null,
    city: null,
    country: null,
    lost: facts.lost.join(','),
    live_photo_id: facts.livePhotoId,
    part_of: null,
    movie_part: null,
    motion_bytes: facts.motionBytes,
    animated: facts.isAnimated ? 1 : 0,
    sha256: file.sha256,
    path,
    thumbhash: null,
    preview: 'pending',
    favourite: 0,
    description: '',
    received_at: file.receivedAtMs,
    trashed_at: null,
    trashed: 0,
    settled: 0,
    condition: 'ok',
    checked_at: null,
    facts_edition: factsEdition,
  };
  return {
    row,
    sendings: [{ photo_id: id, device_id: file.deviceId, name: row.name, received_at: file.receivedAtMs }],
  };
}

export function describePhoto({ row, sendings }: CatalogEntry, nameOf: (device: DeviceId) => string): Photo {
  return {
    id: row.id,
    kind: row.kind,
    mimeType: row.mime_type,
    name: row.name,
    taken: takenOf(row),
    sizeBytes: row.size_bytes,
    width: row.width,
    height: row.height,
    durationMs: row.duration_ms,
    camera: row.camera,
    shot: shotOf(row),
    isMoving: isMoving(row),
    moviePart: row.movie_part,
    stillPart: row.part_of,
    motionBytes: row.motion_bytes,
    place:
      row.latitude === null || row.longitude === null
        ? null
        : {
            latitude: row.latitude,
            longitude: row.longitude,
            city: row.city,
            country: row.country === '' ? null : row.country,
          },
    devices: sendings.map(({ device_id, received_at }) => ({
      id: device_id,
      name: nameOf(device_id),
      receivedAt: new Date(received_at).toISOString(),
    })),
    sha256: row.sha256,
    path: row.path,
    thumbhash: row.thumbhash,
    preview: row.preview,
    favourite: row.favourite === 1,
    description: row.description,
    receivedAt: new Date(row.received_at).toISOString(),
    trashedAt: row.trashed_at === null ? null : new Date(row.trashed_at).toISOString(),
    condition: row.condition,
    checkedAt: row.checked_at === null ? null : new Date(row.checked_at).toISOString(),
  };
}

function shotOf({ shot }: Pick<PhotoRow, 'shot'>): Shot | null {
  return shot === null ? null : (ShotSchema.safeParse(JSON.parse(shot)).data ?? null);
}
