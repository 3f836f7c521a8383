/** The picture in view to the clipboard: as PNG, which is what every program takes from there. */

/** Rejects where the browser does not let us, or cannot. */
export async function copyPicture(image: HTMLImageElement): Promise<void> {
  // Handed over as a promise: a browser that asks for the press of a key has it only until something is awaited.
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': pngOf(image) })]);
}

async function pngOf(image: HTMLImageElement): Promise<Blob> {
  await image.decode();
  const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no room to draw the picture');
  context.drawImage(image, 0, 0);
  return await canvas.convertToBlob({ type: 'image/png' });
}
