/** What the photos of a folder are filed under: its own name, or that of what it stands for. */
import { basename, dirname } from 'node:path';
import { DeviceNameSchema } from '../../../protocol/pairing.ts';

/** Names that say nothing: every camera's card has a DCIM, and every archive of Google Photos a Takeout. */
export function laneNameOf(dir: string): string {
  const name = basename(dir);
  if (/^dcim$/i.test(name)) return named(basename(dirname(dir)), 'Camera');
  return /^takeout$/i.test(name) ? 'Google Photos' : named(name, 'Imported');
}

function named(name: string, otherwise: string): string {
  const visible = name.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').slice(0, 60);
  return DeviceNameSchema.safeParse(visible).data ?? otherwise;
}
