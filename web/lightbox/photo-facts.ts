/** All that is known of a photo, as a person reads it: groups of lines, each with a name. */
import type { Photo } from '../../protocol/photo.ts';
import { countryName } from '../words/country-name.ts';
import { lightboxWords as say } from '../words/lightbox-words.ts';
import { words } from '../words/words.ts';

export interface Fact {
  readonly label: string;
  readonly value: string;
  /** Below the value, quieter. */
  readonly note?: string;
  /** What copying it gives; without one it is not worth copying. */
  readonly copy?: string;
  /** Where more of its like is shown, and what is said of that. */
  readonly link?: { readonly href: string; readonly says: string };
  /** It asks the owner to look. */
  readonly isWarning?: boolean;
}

export interface FactGroup {
  readonly heading: string;
  readonly facts: readonly Fact[];
}

/** Without what is not known. */
export function factsOf(photo: Photo): FactGroup[] {
  return [
    { heading: say.groupTaken, facts: [takenFact(photo), ...placeFacts(photo)] },
    { heading: say.groupCamera, facts: cameraFacts(photo) },
    { heading: say.groupFile, facts: fileFacts(photo) },
    { heading: say.groupReceived, facts: receivedFacts(photo) },
  ].filter(({ facts }) => facts.length > 0);
}

function takenFact({ taken: { local, offset, source } }: Photo): Fact {
  const at = `${words.day(local.slice(0, 10))}, ${local.slice(11, 19)}`;
  return {
    label: say.factTaken,
    value: offset === null ? at : say.atOffset(at, offset),
    note: say.takenFrom[source],
    copy: `${local}${offset ?? ''}`,
  };
}

function placeFacts({ place }: Photo): Fact[] {
  if (place === null) return [];
  const { latitude, longitude, city, country } = place;
  const names = [city, country === null ? null : countryName(country)].filter((name) => name !== null);
  const degrees = `${decimal(latitude, 5)}°, ${decimal(longitude, 5)}°`;
  return [
    {
      label: say.factPlace,
      value: names.length === 0 ? degrees : names.join(', '),
      ...(names.length === 0 ? {} : { note: degrees, link: placeLink(city, country, names.join(', ')) }),
      copy: `${latitude}, ${longitude}`,
    },
  ];
}

/** All photos from there: of the city where it has a name, else of the country. */
function placeLink(city: string | null, country: string | null, says: string): { href: string; says: string } {
  const named = { ...(city === null ? {} : { city }), ...(country === null ? {} : { country }) };
  return {
    href: `#photos?${new URLSearchParams(named).toString().replaceAll('+', '%20')}`,
    says: say.photosFrom(says),
  };
}

function cameraFacts({ camera, shot }: Photo): Fact[] {
  const facts: Fact[] = [];
  if (camera !== null) facts.push({ label: say.factCamera, value: camera });
  if (shot === null) return facts;
  if (shot.lens !== null) facts.push({ label: say.factLens, value: shot.lens });
  const exposure = [
    shot.aperture === null ? null : `ƒ/${decimal(shot.aperture, 1)}`,
    shot.exposureSeconds === null ? null : say.seconds(exposureSays(shot.exposureSeconds)),
    shot.iso === null ? null : `ISO ${decimal(shot.iso, 0)}`,
  ].filter((part) => part !== null);
  if (exposure.length > 0) facts.push({ label: say.factExposure, value: exposure.join(' · ') });
  const [own, as35] = [shot.focalLengthMm, shot.focalLength35mm];
  if (own !== null)
    facts.push({
      label: say.factFocalLength,
      value: `${decimal(own, 1)} mm`,
      ...(as35 === null || Math.round(as35) === Math.round(own) ? {} : { note: say.as35mm(`${decimal(as35, 0)} mm`) }),
    });
  else if (as35 !== null) facts.push({ label: say.factFocalLength, value: say.as35mm(`${decimal(as35, 0)} mm`) });
  return facts;
}

function fileFacts({ name, width, height, sizeBytes, durationMs, mimeType, path, sha256, condition }: Photo): Fact[] {
  const size = [
    width === null || height === null ? null : `${decimal(width, 0)} × ${decimal(height, 0)}`,
    durationMs === null ? null : words.clock(durationMs),
    words.bytes(sizeBytes),
    formatOf(mimeType),
  ].filter((part) => part !== null);
  return [
    { label: say.factName, value: name, copy: name },
    { label: say.factSize, value: size.join(' · ') },
    ...(path === '' ? [] : [{ label: say.factPath, value: path, copy: path }]),
    { label: say.factSha256, value: sha256, copy: sha256 },
    ...(condition === 'ok' ? [] : [{ label: say.factCondition, value: say.condition[condition], isWarning: true }]),
  ];
}

function receivedFacts({ devices, receivedAt, checkedAt }: Photo): Fact[] {
  return [
    ...devices.map((device) => ({
      label: say.factSender,
      value: device.name,
      ...(device.receivedAt === undefined ? {} : { note: moment(device.receivedAt) }),
    })),
    { label: say.factReceipt, value: moment(receivedAt), note: say.receiptNote },
    ...(checkedAt === null ? [] : [{ label: say.factChecked, value: moment(checkedAt), note: say.checkedNote }]),
  ];
}

/** 1/120 of a second and shorter ones as photographers write them. */
function exposureSays(seconds: number): string {
  return seconds < 0.3 ? `1/${decimal(1 / seconds, 0)}` : decimal(seconds, 1);
}

/** "JPEG", "HEIC", "MOV": what people call the format. */
function formatOf(mimeType: string): string {
  const subtype = mimeType.split('/')[1]?.replace(/^x-/, '').split(/[+;.]/)[0] ?? '';
  return subtype === 'quicktime' ? 'MOV' : subtype.toUpperCase();
}

function decimal(value: number, digits: number): string {
  return new Intl.NumberFormat(words.language, { maximumFractionDigits: digits }).format(value);
}

function moment(iso: string): string {
  return words.dateAndTime(new Date(iso));
}
