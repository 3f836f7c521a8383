/** The part of libheif-js that is used; it brings no types of its own. */
declare module 'libheif-js/wasm-bundle.js' {
  export interface HeifImage {
    get_width(): number;
    get_height(): number;
    is_primary(): boolean;
    display(
      target: { data: Uint8ClampedArray; width: number; height: number },
      done: (shown: { data: Uint8ClampedArray } | null) => void,
    ): void;
    free(): void;
  }

  export class HeifDecoder {
    /** The context; freed by hand with `heif_context_free`. */
    decoder: unknown;
    decode(bytes: Uint8Array): HeifImage[];
  }

  const libheif: { HeifDecoder: typeof HeifDecoder; heif_context_free: (context: unknown) => void };
  export default libheif;
}
