/** What a failure says to a person, in the language of their browser. */
import type { Failure, FailureCode } from '../../protocol/failure.ts';
import { translated } from './words.ts';

/** null in English, which the catalogue and the host speak themselves. */
const sentences = await translated<Readonly<Record<FailureCode, string>> | null>(null, {
  de: async () => (await import('./de-failures.ts')).failures,
  es: async () => (await import('./es-failures.ts')).failures,
});

/** A sentence that says what happened and what to do next. What the host adds in English is said in English alone. */
export function failureSays({ code, detail }: Failure): string {
  return sentences === null ? detail : sentences[code];
}
