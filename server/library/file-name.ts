/** Makes a name that a device gave into one that every operating system can keep, as close to it as can be. */

/** Leaves room below the usual 255 bytes for a count and a suffix. */
const maxBytes = 200;
const reserved = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/iu;
/**
 * What a double click would run or open in a browser: a picture can be a page or a script as well (attack 25), so such an ending is
 * no ending of a photo's name.
 */
const active =
  /^\.(app|bash|bat|chm|cmd|com|command|cpl|desktop|dll|exe|hta|html?|inf|jar|jse?|lnk|mht(ml)?|mjs|msi|php|phtml|pif|pl|ps1|py|rb|reg|scf|scr|sh|shtml|svgz?|url|vb[es]|ws[fh]|xht(ml)?|xml|xslt?)$/iu;

/** Cuts at a character, never inside one. */
function cutToBytes(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  let cut = '';
  let used = 0;
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    used += Buffer.byteLength(segment);
    if (used > bytes) break;
    cut += segment;
  }
  return cut;
}

const trimmed = (text: string): string => text.replace(/[. ]+$/u, '').replace(/^ +/u, '');

/**
 * A base name (no folders) that is legal on Windows, macOS and Linux, at most 200 bytes of UTF-8, its extension kept.
 * Never empty, never hidden, never a reserved device name, never one that a double click would run. `extension` (with its dot) is
 * put where the name has none of its own.
 */
export function cleanFileName(hint: string, extension: string): string {
  const base = hint.toWellFormed().normalize('NFC').split(/[/\\]/u).pop() ?? '';
  const plain = trimmed(
    base
      // Control and format characters (a right-to-left override makes "gpj.exe" look harmless), except the joiner in emoji.
      .replace(/(?!\u200d)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
      .replace(/[<>:"|?*]/gu, '_')
      .replace(/\p{Zs}+/gu, ' '),
  ).replace(/^\.+/u, (dots) => '_'.repeat(dots.length));
  const [, before = plain, ending = ''] = /^(.+?)(\.[^. ]{1,16})$/su.exec(plain) ?? [];
  const [stem, suffix] = active.test(ending) ? [plain, ''] : [before, ending];
  const kept = trimmed(cutToBytes(stem, maxBytes - Buffer.byteLength(suffix === '' ? extension : suffix)));
  const named = /^_*$/u.test(kept) ? 'untitled' : kept;
  const whole = `${named}${suffix === '' ? extension : suffix}`;
  return reserved.test(whole) ? `_${whole}` : whole;
}

/** `IMG_1.jpg` and 2 make `IMG_1 (2).jpg`. */
export function numberedFileName(name: string, count: number): string {
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? `${name} (${count})` : `${name.slice(0, dot)} (${count})${name.slice(dot)}`;
}
