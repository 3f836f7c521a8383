/** What a browser can tell of the device it runs on: a name people would give it, and its platform. */
import type { Platform } from '../../protocol/pairing.ts';
import { words } from '../words/words.ts';

export interface DeviceTraits {
  readonly userAgent: string;
  /** More than one tells an iPad from the Mac that it says it is. */
  readonly maxTouchPoints: number;
  /** The model by client hints, for browsers that leave it out of the user agent; else ''. */
  readonly model: string;
}

/** A proposal; the person may change the name. */
export function proposeDevice({ userAgent, maxTouchPoints, model }: DeviceTraits): {
  name: string;
  platform: Platform;
} {
  const names = words.pairing.devices;
  if (/iPhone|iPod/.test(userAgent)) return { name: names.iphone, platform: 'ios' };
  if (/iPad/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1)) {
    return { name: names.ipad, platform: 'ios' };
  }
  if (/Android/.test(userAgent)) return { name: androidName(userAgent, model), platform: 'android' };
  if (/Windows/.test(userAgent)) return { name: names.windows, platform: 'windows' };
  if (/Macintosh|Mac OS X/.test(userAgent)) return { name: names.mac, platform: 'macos' };
  if (/CrOS/.test(userAgent)) return { name: names.chromebook, platform: 'linux' };
  if (/Linux/.test(userAgent)) return { name: names.linux, platform: 'linux' };
  return { name: names.other, platform: 'other' };
}

function androidName(userAgent: string, hintedModel: string): string {
  const names = words.pairing.devices;
  const [, stated = ''] = /Android [^;)]*; (?:[a-z]{2}[-_][A-Za-z]{2}; )?([^;)]+)/.exec(userAgent) ?? [];
  // "K" is what Chrome writes in place of every model; Firefox writes the kind of device.
  const model = (hintedModel === '' ? stated.replace(/ Build\/.*$/, '') : hintedModel).trim();
  if (/^(SM|GT)-/.test(model)) return names.samsung;
  if (model === 'Tablet' || (model === 'K' && !/Mobile/.test(userAgent))) return names.androidTablet;
  return model === '' || model === 'K' || model === 'Mobile' ? names.androidPhone : model.slice(0, 60);
}

/** Reads the traits of this browser. */
export async function traitsOfThisDevice(): Promise<DeviceTraits> {
  const hints = (
    navigator as Navigator & {
      userAgentData?: { getHighEntropyValues(names: string[]): Promise<{ model?: string }> };
    }
  ).userAgentData;
  const { model = '' } = (await hints?.getHighEntropyValues(['model']).catch(() => undefined)) ?? {};
  return { userAgent: navigator.userAgent, maxTouchPoints: navigator.maxTouchPoints, model };
}
