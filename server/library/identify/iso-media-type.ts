/** Tells the many children of ISO base media (MP4, MOV, 3GP, HEIC, AVIF, CR3) apart by their brands. */
import type { FileType } from './file-type.ts';

const heic: FileType = { kind: 'image', mimeType: 'image/heic', extension: '.heic', family: 'heif' };
const heif: FileType = { kind: 'image', mimeType: 'image/heif', extension: '.heif', family: 'heif' };
const avif: FileType = { kind: 'image', mimeType: 'image/avif', extension: '.avif', family: 'heif' };
const cr3: FileType = { kind: 'image', mimeType: 'image/x-canon-cr3', extension: '.cr3', family: 'canon-raw' };
const mp4: FileType = { kind: 'video', mimeType: 'video/mp4', extension: '.mp4', family: 'iso-movie' };
const mov: FileType = { kind: 'video', mimeType: 'video/quicktime', extension: '.mov', family: 'iso-movie' };
const m4v: FileType = { kind: 'video', mimeType: 'video/x-m4v', extension: '.m4v', family: 'iso-movie' };
const threeGp: FileType = { kind: 'video', mimeType: 'video/3gpp', extension: '.3gp', family: 'iso-movie' };
const threeG2: FileType = { kind: 'video', mimeType: 'video/3gpp2', extension: '.3g2', family: 'iso-movie' };

const heicBrands = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs']);
const heifBrands = new Set(['mif1', 'mif2', 'msf1', 'miaf', 'tmap']);
const avifBrands = new Set(['avif', 'avis']);
/** Sound, JPEG 2000 and the like: the same boxes, but no photo or video of a phone. */
const foreign = /^(?:M4A|M4B|M4P|F4A|F4B|jp2|jpx|jpm|jph|mjp2|aax|dash$|cmfa)/;

/** Old QuickTime files start with one of these boxes and have no `ftyp`. */
const quickTimeStarts = new Set(['moov', 'mdat', 'wide']);

export function isoMediaType(head: Buffer): FileType | null {
  if (head.length < 12) return null;
  const box = head.toString('latin1', 4, 8);
  const size = head.readUInt32BE(0);
  if (box !== 'ftyp') return quickTimeStarts.has(box) && (size >= 8 || size < 2) ? mov : null;

  const major = head.toString('latin1', 8, 12);
  const end = Math.min(size, head.length, 512);
  const compatible: string[] = [];
  for (let at = 16; at + 4 <= end; at += 4) compatible.push(head.toString('latin1', at, at + 4));

  if (avifBrands.has(major)) return avif;
  if (heicBrands.has(major)) return heic;
  if (heifBrands.has(major)) return compatible.some((brand) => avifBrands.has(brand)) ? avif : heif;
  if (major === 'crx ') return cr3;
  if (major === 'qt  ') return mov;
  if (major.startsWith('M4V')) return m4v;
  if (major.startsWith('3g2')) return threeG2;
  if (major.startsWith('3g')) return threeGp;
  if (foreign.test(major)) return null;
  return mp4;
}
