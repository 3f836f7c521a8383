/** One frame of a picked video, drawn by the browser's own player. */

// Past the black or the blur that many videos begin with.
const momentSeconds = 1;
const patienceMs = 10_000;

/** Rejects where this browser cannot play it. */
export async function grabFrame(file: File): Promise<ImageBitmap> {
  const url = URL.createObjectURL(file);
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.preload = 'auto';
  try {
    const loaded = happens(video, 'loadeddata');
    video.src = url;
    await loaded;
    const seeked = happens(video, 'seeked');
    video.currentTime = Number.isFinite(video.duration) ? Math.min(momentSeconds, video.duration / 2) : 0;
    await seeked;
    return await createImageBitmap(video);
  } finally {
    video.removeAttribute('src');
    video.load();
    URL.revokeObjectURL(url);
  }
}

async function happens(video: HTMLVideoElement, name: 'loadeddata' | 'seeked'): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('too slow')), patienceMs);
    const settle = (): void => {
      clearTimeout(timer);
      resolve();
    };
    video.addEventListener(name, settle, { once: true });
    video.addEventListener('error', () => reject(new Error('cannot play')), { once: true });
  });
}
