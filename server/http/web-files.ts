/** The app itself: built files, compressed on the way since a phone that clicked past the warning has no cache. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { constants } from 'node:zlib';
import compression from 'compression';
import { Router } from 'express';
import sirv from 'sirv';

/** Beside the built server; from source, where the build puts it. */
const builtDir = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../../dist/web/' : '../web/', import.meta.url),
);

/** One more than the middleware's own: as quick, and 6 % smaller; its own is larger than gzip, which browsers take second. */
const brotliQuality = 5;

export function webFiles(): Router {
  const router = Router();
  router.use(compression({ threshold: 512, brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: brotliQuality } } }));
  if (!existsSync(builtDir)) return router;
  router.use(
    sirv(builtDir, {
      single: true,
      etag: true,
      dotfiles: false,
      setHeaders: (response, path) => {
        const isHashed = path.startsWith('/assets/');
        response.setHeader('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    }),
  );
  return router;
}
