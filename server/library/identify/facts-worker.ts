/** The thread in which strangers' files are taken apart: it may hang or run out of memory without harm to the host. */
import { parentPort } from 'node:worker_threads';
import type { FactsAnswer, FactsQuestion } from './facts-reader.ts';
import type { FoundFacts } from './found-facts.ts';
import { noFacts } from './found-facts.ts';
import { imageFacts } from './image-facts.ts';
import { movieFacts } from './movie-facts.ts';

parentPort?.on('message', (question: FactsQuestion) => {
  void answer(question).then((facts) => parentPort?.postMessage({ id: question.id, facts } satisfies FactsAnswer, []));
});

parentPort?.postMessage('listening', []);

async function answer({ path, type }: FactsQuestion): Promise<FoundFacts> {
  try {
    return type.kind === 'image' ? await imageFacts(path, type) : await movieFacts(path, type);
  } catch {
    // A reader stumbled over a file that its magic bytes made look well: it is kept without facts.
    return noFacts;
  }
}
