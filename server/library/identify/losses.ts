/**
 * What a phone's system took off a photo before the browser got it, as far as bytes and name show it. No rule can be sure:
 * a camera may not have been allowed to know its place, or may have been set to JPEG. Where a rule is in doubt it keeps silent.
 */
import type { Loss } from '../../../protocol/upload.ts';
import type { FoundFacts } from './found-facts.ts';

export interface Sent {
  readonly name: string;
  readonly mimeType: string;
  readonly kind: 'image' | 'video';
  readonly facts: Pick<FoundFacts, 'place' | 'origin' | 'livePhotoId'>;
}

export function lossesOf({ name, mimeType, kind, facts }: Sent): Loss[] {
  const { make, model, software, isShot } = facts.origin;
  const isPhones = isPhone(make, model) && (kind === 'video' || isShot);
  const losses: Loss[] = [];
  // Android's photo picker takes the place off every picture (VernissageWeb #285); iOS where its switch says so (openbenches #405).
  if (isPhones && facts.place === null) losses.push('place');
  if (mimeType === 'image/jpeg' && isShot && takesHeic(make, model, software) && !isCamerasOwnJpeg(name)) {
    losses.push('heic');
  }
  // Whether its movie is here is for the catalog to say.
  if (kind === 'image' && facts.livePhotoId !== null) losses.push('live-photo');
  if (isPickersName(name)) losses.push('name');
  return losses;
}

const phoneMakes =
  /^(?:google|xiaomi|huawei|honor|oneplus|oppo|vivo|realme|motorola|lge?|htc|nokia|hmd global|asus|zte|fairphone|nothing|jolla|meizu|tcl|blackberry|infinix|tecno)\b/i;

/** Makers of phones that make other cameras too, by how they name their phones. */
const phoneModels: readonly (readonly [RegExp, RegExp])[] = [
  [/^apple\b/i, /^(?:iPhone|iPad|iPod)/],
  [/^samsung/i, /^(?:SM|GT|SGH|SCH|SPH|SHV|SHW)-|^Galaxy/i],
  [/^sony/i, /^(?:XQ-|SOV?-?\d|[C-K]\d{4}$|Xperia)/i],
];

function isPhone(make: string, model: string): boolean {
  return phoneMakes.test(make) || phoneModels.some(([maker, name]) => maker.test(make) && name.test(model));
}

/** High efficiency is what the camera takes from iOS 11 on, on an iPhone 7 or later (Apple, HT207022). */
function takesHeic(make: string, model: string, software: string): boolean {
  if (!/^apple$/i.test(make)) return false;
  const [, number] = /^iPhone (\d+)/.exec(model) ?? [];
  const isAble = number === undefined ? /^iPhone (?:X|Air|SE \()/.test(model) : Number(number) >= 7;
  // The camera writes the system's version; what edits a photo writes its own name.
  const [, version] = /^(\d+)(?:\.\d+)*$/.exec(software) ?? [];
  return isAble && Number(version ?? 0) >= 11;
}

/** Set to "Most Compatible", the camera writes IMG_1234.JPG; what iOS converts for a browser ends in .jpeg or .jpg. */
function isCamerasOwnJpeg(name: string): boolean {
  return /^IMG_E?\d{4,5}\.JPG$/.test(name);
}

const pickersNames: readonly RegExp[] = [
  // iOS: "Take Photo", and pickers of older versions
  /^image(?:[ _-]?\d{1,4})?\.(?:jpe?g|png|heic|gif)$/,
  /^trim\.[0-9A-F-]{36}\.mov$/i,
  // iOS: the camera's name with the converted type's ending, which no camera writes
  /^IMG_\d{4,5}\.jpeg$/,
  /^[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}(?:\.\w{2,5})?$/i,
  // Android's photo picker: the number of the media store, with or without an ending (FileKit #569, lespas #187)
  /^[1-9]\d{1,9}(?:\.\w{2,5})?$/,
  /^image[:%]/i,
];

function isPickersName(name: string): boolean {
  return pickersNames.some((form) => form.test(name));
}
