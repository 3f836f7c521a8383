/** Whose way of trusting a certificate this device has: its system's, or Firefox's own. */
import { z } from 'zod';

export const SystemSchema = z.enum(['ios', 'android', 'windows', 'macos', 'linux', 'firefox', 'firefoxAndroid']);
export type System = z.infer<typeof SystemSchema>;

/** A guess, which the person may correct. More than one touch point tells an iPad from the Mac that it says it is. */
export function guessSystem(userAgent: string, maxTouchPoints: number): System {
  const isMac = /Macintosh|Mac OS X/.test(userAgent);
  if (/iPhone|iPad|iPod/.test(userAgent) || (isMac && maxTouchPoints > 1)) return 'ios';
  const isFirefox = /Firefox\//.test(userAgent);
  if (/Android/.test(userAgent)) return isFirefox ? 'firefoxAndroid' : 'android';
  if (isFirefox) return 'firefox';
  if (/Windows/.test(userAgent)) return 'windows';
  return isMac ? 'macos' : 'linux';
}

/** Only there a profile is what people install and remove as one thing; elsewhere it is the certificate itself. */
export function takesProfile(system: System): boolean {
  return system === 'ios';
}
