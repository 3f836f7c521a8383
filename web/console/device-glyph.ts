/** A device's glyph, by what it runs. */
import type { TemplateResult } from 'lit';
import type { Platform } from '../../protocol/pairing.ts';
import { laptopIcon, phoneIcon } from '../parts/icons.ts';

export function deviceGlyph(platform: Platform): TemplateResult {
  return platform === 'windows' || platform === 'macos' || platform === 'linux' ? laptopIcon : phoneIcon;
}
