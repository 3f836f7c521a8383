/** What every request must pass before anything of it is read: the name it asked for, where it came from, how it came. */
import type { RequestHandler } from 'express';
import helmet from 'helmet';
import { Failure } from '../../protocol/failure.ts';
import { hostAllowed, hostHeader } from './host-name.ts';

const changes = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
const methods = new Set(['GET', 'HEAD', 'OPTIONS', ...changes]);
/** Node drops without a word what comes after its own limit, and a header that is not seen cannot be checked. Browsers send about 30. */
const maxHeaders = 200;

/** `allowed` is asked each time: addresses come and go. */
export function gate(protocol: 'http' | 'https', allowed: () => ReadonlySet<string>): RequestHandler {
  return (request, _response, next) => {
    const host = hostHeader(request);
    if (host === undefined || !hostAllowed(host, allowed())) throw new Failure('wrong-host');
    if (!methods.has(request.method)) throw new Failure('method-not-allowed');
    // A whole URL names a host of its own beside the header, and only proxies are sent one.
    if (!request.url.startsWith('/')) throw new Failure('bad-request', 'The host is no proxy.');
    if (request.rawHeaders.length > 2 * maxHeaders)
      throw new Failure('bad-request', 'This request has more headers than the host reads.');
    // A token in an address would end up in histories and logs, so one is not even looked at.
    if (/lf_(acc|ref|med|rec|clm)_/.test(request.url))
      throw new Failure('bad-request', 'Keys do not belong in addresses.');
    const site = request.get('sec-fetch-site');
    const isForeign = site !== undefined && site !== 'same-origin' && site !== 'none';
    const isApi = request.path.startsWith('/api/');
    if (isForeign && (isApi || changes.has(request.method))) throw new Failure('foreign-origin');
    const origin = request.get('origin');
    if (origin !== undefined && origin !== `${protocol}://${host}`) throw new Failure('foreign-origin');
    if (request.get('content-encoding') !== undefined && changes.has(request.method))
      throw new Failure('wrong-content-type', 'The host does not unpack bodies.');
    next();
  };
}

/** A body that brings nothing for this long is ended; what came of an upload is kept. */
const idleMs = 60_000;

/**
 * Ends connections that promise a body and send none (SAFETY 76, 77). Nobody listens for the timeout, and so Node closes the
 * socket; after the answer Node sets its own limit for idle connections, and the next request lifts both.
 */
export const bodyInTime: RequestHandler = (request, _response, next) => {
  if (changes.has(request.method)) request.socket.setTimeout(idleMs);
  next();
};

/** Headers on every answer. No HSTS: on a name it would take away the link past the certificate warning. */
export const safeHeaders: RequestHandler = helmet({
  strictTransportSecurity: false,
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      // Hashing a long video on the phone is WebAssembly.
      scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      mediaSrc: ["'self'", 'blob:'],
      workerSrc: ["'self'", 'blob:'],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  crossOriginResourcePolicy: { policy: 'same-origin' },
  referrerPolicy: { policy: 'no-referrer' },
  xFrameOptions: { action: 'deny' },
});

/** Private answers stay out of every cache; what may be kept says so itself. */
export const noStore: RequestHandler = (_request, response, next) => {
  response.setHeader('Cache-Control', 'no-store');
  next();
};
