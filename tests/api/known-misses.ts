/** Where the host's word differs from the manifest's, and why that is as it should be or cannot be helped. A miss that is gone must leave. */
export type Aspect = 'kind' | 'taken' | 'place' | 'size' | 'preview';

export interface KnownMiss {
  readonly path: string;
  readonly aspect: Aspect;
  readonly reason: string;
}

const noPicture = 'A JPEG without picture data: there is nothing to show.';

export const knownMisses: readonly KnownMiss[] = [
  {
    path: 'formats/jxl-sample.jxl',
    aspect: 'preview',
    reason: 'No decoder for JPEG XL is part of Landfall; the original can be had.',
  },
  { path: 'dates/real/year-2099.jpg', aspect: 'preview', reason: noPicture },
  { path: 'dates/real/year-2216.jpg', aspect: 'preview', reason: noPicture },
];
