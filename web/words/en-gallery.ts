/** English: the photos, as a wall and one at a time. */
import { say } from './en-quantities.ts';

const photos = { one: 'photo', other: 'photos' };

export const gallery = {
  photoCount: (count: number) => say.plural(count, photos),
  loading: 'Getting photos',
  loadingMore: 'Getting more photos',
  end: (count: number) => `That is all: ${say.plural(count, photos)}`,

  emptyTitle: 'No photos yet',
  emptyHelp: 'They appear here as they land.',
  emptyFromTitle: (device: string) => `Nothing from ${device} yet`,
  showAll: 'Show all photos',
  failedTitle: 'The photos could not be shown',
  failedMoreTitle: 'The rest could not be shown',
  tryAgain: 'Try again',

  filterLabel: 'Show photos from',
  allDevices: 'All devices',

  newPhotos: (count: number, device: string) => `${say.count(count)} new, from ${device}`,
  newFromSeveral: (count: number) => `${say.count(count)} new, from several devices`,
  newHint: 'Go to the newest of them',

  kind: { image: 'Photo', video: 'Video' },
  favourite: 'favourite',
  from: (device: string) => `From ${device}`,
  lower: { from: (device: string) => `from ${device}` },
  several: (first: string, more: number) => `${first} and ${say.count(more)} more`,
  beingMade: 'Picture being made',
  noPreviewOf: (kind: string) => `${kind}, no preview`,
};
