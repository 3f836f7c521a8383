/** The two cookies: one that lets pictures be looked at, and one by which a browser that lost its storage is known again. */
import type { CookieOptions, Request, Response } from 'express';
import { routes } from '../../protocol/routes.ts';
import type { SignedIn } from '../pairing/pairing.ts';

/** The listener decides the names: `__Host-` and `Secure` need https, which the console on loopback does not have. */
export interface CookieNames {
  readonly media: string;
  /** null on the console: the owner comes back by `landfall open`. */
  readonly recovery: string | null;
}

export const deviceCookies: CookieNames = { media: '__Host-lf_media', recovery: '__Secure-lf_recovery' };

/** Cookies of localhost are shared by all its ports, so the name says which one it is for. */
export function consoleCookies(port: number): CookieNames {
  return { media: `lf_media_${port}`, recovery: null };
}

const lifeMs = 30 * 24 * 3_600_000;

export function setCookies(response: Response, names: CookieNames, { keys }: SignedIn): void {
  const options: CookieOptions = {
    httpOnly: true,
    sameSite: 'strict',
    maxAge: lifeMs,
    secure: names.recovery !== null,
  };
  response.cookie(names.media, keys.mediaToken, { ...options, path: '/' });
  if (names.recovery !== null)
    response.cookie(names.recovery, keys.recoveryToken, { ...options, path: routes.recover });
}

export function cookieOf(request: Request, name: string): string | undefined {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const equals = pair.indexOf('=');
    if (pair.slice(0, equals).trim() === name) return pair.slice(equals + 1).trim();
  }
  return undefined;
}
