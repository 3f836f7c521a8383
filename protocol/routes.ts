/** The addresses of the HTTP interface, for both sides. The OpenAPI document describes each of them. */
import type { AlbumId } from './album.ts';
import type { DeviceId } from './pairing.ts';
import type { PhotoId, PreviewSize } from './photo.ts';

export const routes = {
  status: '/api/status',
  openapi: '/api/openapi.json',
  /** What the host's certificate is, to compare. */
  trust: '/api/trust',
  /** The host's authority, to install: as Apple's systems take it, and as all others do. */
  authorityProfile: '/trust/landfall.mobileconfig',
  authorityFile: '/trust/landfall.crt',
  events: '/api/events',
  settings: '/api/settings',
  /** What was done with this host. */
  activity: '/api/activity',
  /** What a phone needs to get here, looked at anew. */
  doctor: '/api/doctor',
  /** Reads every original again. */
  check: '/api/library/check',
  /** Compares the library's folders with the catalog. */
  rescan: '/api/library/rescan',
  ownerSession: '/api/owner/session',
  invite: '/api/pairing/generate',
  claim: '/api/pairing/confirm',
  claimState: '/api/pairing/claim',
  pairingRequests: '/api/pairing/requests',
  pairingRequest: (id: string) => `/api/pairing/requests/${encodeURIComponent(id)}`,
  refresh: '/api/pairing/refresh',
  /** Takes the HttpOnly recovery cookie in place of a token: for a browser that wiped its storage. */
  recover: '/api/pairing/recover',
  devices: '/api/pairing/devices',
  device: (id: DeviceId) => `/api/pairing/devices/${encodeURIComponent(id)}`,
  /** Every device but the browser that asks. */
  signOutAll: '/api/pairing/revoke',
  revoke: (id: DeviceId) => `/api/pairing/revoke/${encodeURIComponent(id)}`,
  uploads: '/api/uploads',
  photos: '/api/photos',
  known: '/api/photos/known',
  timeline: '/api/timeline',
  /** Tiles of a month (`2025-11`), newest first. */
  month: (month: string) => `/api/timeline/${encodeURIComponent(month)}`,
  search: '/api/search',
  /** Where photos were taken. */
  places: '/api/places',
  acts: '/api/photos/acts',
  albums: '/api/albums',
  album: (id: AlbumId) => `/api/albums/${encodeURIComponent(id)}`,
  /** Brings an album back that was let go. */
  albumRestore: (id: AlbumId) => `/api/albums/${encodeURIComponent(id)}/restore`,
  /** The albums that a photo is in. */
  photoAlbums: (id: PhotoId) => `/api/photos/${encodeURIComponent(id)}/albums`,
  /** Tiles of an album in its order. */
  albumTiles: (id: AlbumId) => `/api/albums/${encodeURIComponent(id)}/tiles`,
  trash: '/api/trash',
  downloads: '/api/downloads',
  /** The archive itself; the media cookie is good for it. */
  download: (id: string) => `/api/downloads/${encodeURIComponent(id)}`,
  photo: (id: PhotoId) => `/api/photos/${encodeURIComponent(id)}`,
  /** Shows the original in the laptop's file manager. */
  reveal: (id: PhotoId) => `/api/photos/${encodeURIComponent(id)}/reveal`,
  original: (id: PhotoId) => `/api/photos/${encodeURIComponent(id)}/original`,
  preview: (id: PhotoId, size: PreviewSize) => `/api/photos/${encodeURIComponent(id)}/preview/${size}`,
  poster: (id: PhotoId) => `/api/photos/${encodeURIComponent(id)}/poster`,
  /** What a file beside the photo says of it. */
  sidecar: (id: PhotoId) => `/api/photos/${encodeURIComponent(id)}/sidecar`,
  /** The movie at the end of a motion photo. */
  motion: (id: PhotoId) => `/api/photos/${encodeURIComponent(id)}/motion`,
  /** POST makes a copy of a video that every browser plays, GET plays it. */
  playable: (id: PhotoId) => `/api/photos/${encodeURIComponent(id)}/playable`,
} as const;

/** Where the QR leads: the invitation is in the fragment, which no request, log or referrer carries. */
export const pairPath = '/p';

export interface InvitationFragment {
  readonly id: string;
  readonly secret: string;
}

/** `#1.<id>.<secret>`; null for anything else. */
export function parseInvitationFragment(fragment: string): InvitationFragment | null {
  const [, id, secret] = /^#1\.([A-Za-z0-9_-]{1,64})\.([A-Za-z0-9_-]{1,128})$/.exec(fragment) ?? [];
  return id !== undefined && secret !== undefined ? { id, secret } : null;
}

/** `#k=<launch key>`: how the owner's browser is opened. */
export function parseLaunchFragment(fragment: string): string | null {
  return /^#k=([A-Za-z0-9_-]{1,200})$/.exec(fragment)?.[1] ?? null;
}
