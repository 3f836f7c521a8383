/** A camera's name as people say it, from make and model as files spell them. */
import { clipName, tidyName } from './tidy-name.ts';

export function cameraName(make: string, model: string): string | null {
  const maker = tidyName(make);
  const type = tidyName(model);
  if (type === '') return maker === '' ? null : maker;
  // "Canon" + "Canon EOS 7D", "NIKON CORPORATION" + "NIKON D90": the first word tells whether the make is said already.
  const firstWord = maker.split(' ')[0] ?? '';
  const repeated = type.toLowerCase().startsWith(firstWord.toLowerCase());
  return clipName(repeated ? type : `${maker} ${type}`);
}
