/** A sentence around a name that somebody else chose: whatever the name's script does, the sentence stays in order. */
import { html, type TemplateResult } from 'lit';

// A character that no text uses (Unicode private use), to find the place of the name in any language's sentence.
const place = '\uE000';

/** `withName(say.asking, 'iPhone 13')`: the sentence, with the name isolated in a `<bdi>`. */
export function withName(sentence: (name: string) => string, name: string): TemplateResult {
  const [before, ...after] = sentence(place).split(place);
  return html`${before}${after.map((text) => html`<bdi>${name}</bdi>${text}`)}`;
}
