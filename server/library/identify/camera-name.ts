/** A camera's name as people say it, from make and model as files spell them. */

const longest = 100;

/** Control and invisible formatting characters (bidi overrides, zero-width) have no business in a name. */
const unwanted = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\uFFFD]+/gu;

export function cameraName(make: string, model: string): string | null {
  const maker = tidy(make);
  const type = tidy(model);
  if (type === '') return maker === '' ? null : maker;
  // "Canon" + "Canon EOS 7D", "NIKON CORPORATION" + "NIKON D90": the first word tells whether the make is said already.
  const firstWord = maker.split(' ')[0] ?? '';
  const repeated = type.toLowerCase().startsWith(firstWord.toLowerCase());
  return clip(repeated ? type : `${maker} ${type}`);
}

function tidy(text: string): string {
  return clip(text.replace(unwanted, ' ').replace(/\s+/gu, ' ').trim());
}

function clip(text: string): string {
  return Array.from(text).slice(0, longest).join('').trim();
}
