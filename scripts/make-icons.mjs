/** Draws every icon of the web app from the one mark: `node scripts/make-icons.mjs`, then commit what changed. */
import { readFile, writeFile } from 'node:fs/promises';
import sharp from 'sharp';

const folder = new URL('../web/public/icons/', import.meta.url);
const mark = await readFile(new URL('mark.svg', folder), 'utf8');

/** The same drawing with rounded corners, for where nobody masks it. */
const rounded = mark
  .replace(
    /<rect width="512" height="512" fill="(#[0-9a-f]+)"\/>/,
    '<clipPath id="round"><rect width="512" height="512" rx="112"/></clipPath><g clip-path="url(#round)"><rect width="512" height="512" fill="$1"/>',
  )
  .replace(/<\/svg>\s*$/, '</g></svg>\n');

/** @param {string} svg @param {number} size @param {string} name */
async function draw(svg, size, name) {
  const png = await sharp(Buffer.from(svg), { density: 300 })
    .resize(size, size)
    .png({ compressionLevel: 9, palette: true })
    .toBuffer();
  await writeFile(new URL(name, folder), png);
}

await writeFile(new URL('favicon.svg', folder), rounded);
await draw(rounded, 32, 'favicon-32.png');
await draw(rounded, 192, 'icon-192.png');
await draw(rounded, 512, 'icon-512.png');
// What carries meaning stays within the middle 80 %, which every mask keeps.
await draw(mark, 512, 'maskable-512.png');
await draw(mark, 192, 'maskable-192.png');
await draw(mark, 180, 'apple-touch-icon.png');
