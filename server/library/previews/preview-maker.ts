/** The child process that decodes strangers' pictures: low priority, no network, and nothing of value in its memory. */
import { makeFullPicture } from './full-picture.ts';
import { takeLowPriority } from './low-priority.ts';
import { makePreviews } from './picture-previews.ts';
import type { PreviewAnswer, PreviewRequest } from './preview-request.ts';
import { PreviewRequestSchema } from './preview-request.ts';

process.on('message', (message: unknown) => {
  const request = PreviewRequestSchema.parse(message);
  void make(request).then(
    (result) => answer(request.id, result),
    (error: unknown) => answer(request.id, { outcome: 'none', reason: String(error).slice(0, 300) }),
  );
});
// The host is gone: nobody waits for an answer.
process.on('disconnect', () => process.exit());

function make({ source, wanted }: PreviewRequest): Promise<PreviewAnswer['result']> {
  return wanted.make === 'full' ? makeFullPicture(source, wanted.path) : makePreviews(source, wanted);
}

function answer(id: number, result: PreviewAnswer['result']): void {
  process.send?.({ id, result, rssBytes: process.memoryUsage.rss() } satisfies PreviewAnswer);
}

await takeLowPriority();
process.send?.('listening');
