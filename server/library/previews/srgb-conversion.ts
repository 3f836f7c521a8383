/**
 * Brings pixels of a wide-gamut profile (Display P3, Adobe RGB) to sRGB. Made for the common profile of three primaries
 * and a curve: on scaled-down pixels this costs a tenth of what the decoder's own colour management takes on large ones.
 */
import type { Pixels } from './decoder.ts';

/** D50 XYZ, as profiles store primaries (ICC.1:2022, 6.3.4.3), to linear sRGB. */
const xyzToSrgb = [
  [3.1338561, -1.6168667, -0.4906146],
  [-0.9787684, 1.9161415, 0.033454],
  [0.0719453, -0.2289914, 1.4052427],
] as const;

const steps = 4096;
const encoded = Uint8Array.from({ length: steps + 1 }, (_, step) => {
  const linear = step / steps;
  return Math.round(255 * (linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055));
});

/** Changes pixels in place. `null`: a profile of another build, which needs real colour management. */
export function srgbConversion(profile: Buffer): ((pixels: Pixels) => void) | null {
  try {
    if (profile.toString('latin1', 16, 20) !== 'RGB ' || tagAt(profile, 'A2B0') !== null) return null;
    const primaries = (['rXYZ', 'gXYZ', 'bXYZ'] as const).map((name) => xyz(profile, name));
    const matrix = xyzToSrgb.map((row) =>
      primaries.map((column) => row.reduce((sum, x, n) => sum + x * (column[n] ?? 0), 0)),
    );
    const curves = (['rTRC', 'gTRC', 'bTRC'] as const).map((name) => curve(profile, name));
    return isSrgb(matrix, curves) ? () => undefined : (pixels) => convert(pixels, matrix.flat(), curves);
  } catch {
    // A tag is missing or cut off.
    return null;
  }
}

function convert({ data, channels }: Pixels, matrix: readonly number[], curves: readonly Float64Array[]): void {
  if (channels < 3) return;
  const [rr = 0, rg = 0, rb = 0, gr = 0, gg = 0, gb = 0, br = 0, bg = 0, bb = 0] = matrix.map((x) => x * steps);
  const [red, green, blue] = curves;
  if (red === undefined || green === undefined || blue === undefined) return;
  for (let at = 0; at + 2 < data.length; at += channels) {
    const r = red[data[at] ?? 0] ?? 0;
    const g = green[data[at + 1] ?? 0] ?? 0;
    const b = blue[data[at + 2] ?? 0] ?? 0;
    data[at] = shade(rr * r + rg * g + rb * b);
    data[at + 1] = shade(gr * r + gg * g + gb * b);
    data[at + 2] = shade(br * r + bg * g + bb * b);
  }
}

function shade(step: number): number {
  return encoded[step <= 0 ? 0 : step >= steps ? steps : (step + 0.5) | 0] ?? 0;
}

function isSrgb(matrix: readonly (readonly number[])[], curves: readonly Float64Array[]): boolean {
  const isIdentity = matrix.every((row, i) => row.every((x, j) => Math.abs(x - (i === j ? 1 : 0)) < 0.02));
  return (
    isIdentity &&
    curves.every((values) => values.every((x, n) => Math.abs((encoded[Math.round(x * steps)] ?? 0) - n) < 3))
  );
}

/** Where a tag's content starts, behind its type and four reserved bytes. */
function tagAt(profile: Buffer, name: string): number | null {
  const count = Math.min(profile.readUInt32BE(128), 100);
  for (let n = 0; n < count; n += 1) {
    const entry = 132 + n * 12;
    if (profile.toString('latin1', entry, entry + 4) === name) return profile.readUInt32BE(entry + 4) + 8;
  }
  return null;
}

function xyz(profile: Buffer, name: string): number[] {
  const at = tagAt(profile, name) ?? Number.NaN;
  return [0, 4, 8].map((n) => fixed(profile, at + n));
}

/** A tone curve (`curv`, `para`; ICC.1:2022, 10.6 and 10.18) as the linear light of each of the 256 values. */
function curve(profile: Buffer, name: string): Float64Array {
  const at = tagAt(profile, name) ?? Number.NaN;
  const isTable = profile.toString('latin1', at - 8, at - 4) === 'curv';
  const light = isTable ? tableCurve(profile, at) : formulaCurve(profile, at);
  return Float64Array.from({ length: 256 }, (_, value) => light(value / 255));
}

function tableCurve(profile: Buffer, at: number): (x: number) => number {
  const count = profile.readUInt32BE(at);
  if (count === 0) return (x) => x;
  if (count === 1) return (x) => x ** (profile.readUInt16BE(at + 4) / 256);
  return (x) => {
    const place = x * (count - 1);
    const low = Math.floor(place);
    const [below, above] = [low, Math.min(low + 1, count - 1)].map(
      (n) => profile.readUInt16BE(at + 4 + n * 2) / 65_535,
    );
    return (below ?? 0) + ((above ?? 0) - (below ?? 0)) * (place - low);
  };
}

function formulaCurve(profile: Buffer, at: number): (x: number) => number {
  const kind = profile.readUInt16BE(at);
  const parameters = [1, 3, 4, 5, 7][kind] ?? 0;
  const [g = 1, a = 1, b = 0, c = 0, d = -1, e = 0, f = 0] = Array.from({ length: parameters }, (_, n) =>
    fixed(profile, at + 4 + n * 4),
  );
  if (kind === 0) return (x) => x ** g;
  if (kind === 1 || kind === 2) return (x) => (x >= -b / a ? (a * x + b) ** g : 0) + (kind === 2 ? c : 0);
  return (x) => (x >= d ? (a * x + b) ** g + e : c * x + f);
}

function fixed(profile: Buffer, at: number): number {
  return profile.readInt32BE(at) / 65_536;
}
