/** Small pictures of picked files, made one at a time so that a phone's memory holds. Failure means none. */
import { grabFrame } from './video-frame.ts';

const posterEdge = 1600;
const thumbnailHeight = 112;
// Sending comes first: drawing the rows takes a fifth of one core at the most.
const restPerWork = 4;

let last: Promise<unknown> = Promise.resolve();

/** A JPEG of at most 1600 px for a photo that the host cannot draw; null where this browser cannot either. */
export async function makePoster(file: File): Promise<Blob | null> {
  return await inTurn(async () => {
    const bitmap = await (file.type.startsWith('video/') ? grabFrame(file) : createImageBitmap(file));
    const canvas = document.createElement('canvas');
    const scale = Math.min(1, posterEdge / Math.max(bitmap.width, bitmap.height));
    canvas.width = Math.max(1, Math.round(bitmap.width * scale));
    canvas.height = Math.max(1, Math.round(bitmap.height * scale));
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    return await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.82));
  });
}

/** For a row of the list, of images only: a video would cost a decoder for each row. */
export async function makeThumbnail(file: File, signal: AbortSignal): Promise<ImageBitmap | null> {
  return await inTurn(async () => {
    signal.throwIfAborted();
    return await createImageBitmap(file, { resizeHeight: thumbnailHeight, resizeQuality: 'medium' });
  }, restPerWork);
}

/** `rest` is how many times its own length a turn is followed by nothing. */
async function inTurn<T>(make: () => Promise<T>, rest = 0): Promise<T | null> {
  let tookMs = 0;
  const turn = last.then(async () => {
    const startedAt = performance.now();
    const made = await make().catch(() => null);
    tookMs = performance.now() - startedAt;
    return made;
  });
  last = turn.then(() => new Promise((resolve) => setTimeout(resolve, tookMs * rest)));
  return await turn;
}
