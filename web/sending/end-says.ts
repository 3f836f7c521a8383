/** How it went, once nothing is left to send. */
import { words } from '../words/words.ts';
import type { SendSummary } from './send-summary.ts';

const say = words.sending;

export function endSays({ done, failed, alreadyThere }: SendSummary): string {
  if (failed > 0) return say.doneWithFailuresTitle(done, failed);
  return alreadyThere === done ? say.allHereTitle(done) : say.doneTitle(done);
}
