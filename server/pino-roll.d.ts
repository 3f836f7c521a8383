declare module 'pino-roll' {
  import type { SonicBoom, SonicBoomOpts } from 'sonic-boom';

  /** Files named `<file>.<number><extension>`; `limit.count` besides the one that is written to. */
  export default function roll(
    options: Omit<SonicBoomOpts, 'dest' | 'fd'> & {
      readonly file: string;
      readonly extension?: string;
      readonly size?: string;
      readonly limit?: { readonly count: number; readonly removeOtherLogFiles?: boolean };
    },
  ): Promise<SonicBoom>;
}
