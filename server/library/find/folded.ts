/** Text as it is compared: small letters, no accents, no apostrophes. */

const marks = /\p{M}+/gu;
const apostrophes = /['’ʼ`´]/gu;

export function folded(text: string): string {
  return text.normalize('NFKD').replace(marks, '').replace(apostrophes, '').toLowerCase().replaceAll('ß', 'ss');
}

/** Its letters and digits, folded, with single spaces between: "L’Hospitalet-de-Llobregat" is "lhospitalet de llobregat". */
export function nameKey(text: string): string {
  return folded(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
