/** Finds in a picture's bytes what ties the still of a Live Photo to its movie. */

/** How Apple's maker note begins; its IFD follows, big-endian, with offsets counted from here (exiftool, Apple tags). */
const signature = Buffer.from('Apple iOS\0\0\x01MM', 'latin1');

/** ContentIdentifier (exiftool, Apple tags); the movie's twin is `com.apple.quicktime.content.identifier`. */
const contentIdentifier = 0x0011;
const ascii = 2;

/** A note holds some forty; an attacker's thousands are not walked. */
const mostEntries = 200;

/** null where there is none; never throws. Reads nothing but the note, and no further than its entries say. */
export function appleContentId(bytes: Buffer): string | null {
  const start = bytes.indexOf(signature);
  if (start < 0) return null;
  const note = bytes.subarray(start);
  const ifd = signature.length;
  const count = Math.min(mostEntries, note.length < ifd + 2 ? 0 : note.readUInt16BE(ifd));
  for (let n = 0; n < count; n += 1) {
    const entry = ifd + 2 + n * 12;
    if (entry + 12 > note.length) return null;
    if (note.readUInt16BE(entry) !== contentIdentifier || note.readUInt16BE(entry + 2) !== ascii) continue;
    const [length, at] = [note.readUInt32BE(entry + 4), note.readUInt32BE(entry + 8)];
    return asContentId(note.toString('latin1', at, at + Math.min(length, 40)));
  }
  return null;
}

/** As both halves spell it; null for anything else. */
export function asContentId(text: string): string | null {
  return /^[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}/i.exec(text)?.[0].toUpperCase() ?? null;
}
