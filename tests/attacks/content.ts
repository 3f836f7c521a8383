/** Attacks by what is inside a file (SAFETY §2 B): made to break whoever decodes it. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { vi } from 'vitest';
import { type PhotoId, PhotoSchema } from '../../protocol/photo.ts';
import { routes } from '../../protocol/routes.ts';
import { receiptFromHeaders } from '../../protocol/upload.ts';
import { problemOf } from '../cast/caller.ts';
import { photoAt } from '../cast/photo-set.ts';
import { photoBytes } from '../cast/picture.ts';
import { send, sha256Of } from '../cast/tus.ts';
import { type Attack, rounds } from './attack.ts';
import type { Scene } from './scene.ts';
import { withThumbnail } from './with-thumbnail.ts';

/** Kept byte for byte and looked at to the end, or refused in a sentence. Answers the photo it became, if it did. */
async function isSurvived(scene: Scene, name: string, bytes: Buffer): Promise<PhotoId | null> {
  const answer = await send(scene.tablet, { name, bytes });
  const receipt = receiptFromHeaders((header) => answer.headers.get(header));
  if (receipt === null) {
    assert.equal((await problemOf(answer)).code, 'not-a-photo');
    return null;
  }
  assert.equal(receipt.sha256, sha256Of(bytes));
  const kept = await scene.tablet.call(routes.original(receipt.photoId));
  assert.ok(Buffer.from(await kept.arrayBuffer()).equals(bytes));
  return receipt.photoId;
}

async function isLookedAt(scene: Scene, ids: readonly (PhotoId | null)[]): Promise<void> {
  for (const id of ids)
    if (id !== null)
      await vi.waitFor(
        async () => assert.notEqual((await scene.tablet.ask(PhotoSchema, routes.photo(id))).preview, 'pending'),
        { timeout: 40_000, interval: 100 },
      );
}

function solid(background: string, size: number): Promise<Buffer> {
  return sharp({ create: { width: size, height: size, channels: 3, background } })
    .jpeg()
    .toBuffer();
}

/** Changes bytes behind the n-th place where `mark` stands. */
function patched(bytes: Buffer, mark: string, change: (behind: Buffer) => void): Buffer {
  const copy = Buffer.from(bytes);
  for (let at = copy.indexOf(mark); at >= 0; at = copy.indexOf(mark, at + 4)) change(copy.subarray(at + 4));
  return copy;
}

const kinds: readonly (readonly [string, string])[] = [
  ['JPEG', 'dates/zones/sydney_opera_house.jpg'],
  ['HEIC', 'formats/heic-multi.heic'],
  ['MP4', 'hostile/broken/mp4-date-2040.mp4'],
];

export const content: readonly Attack[] = [
  {
    numbers: [33],
    what: 'a HEIC sequence with samples of zero per chunk costs its picture at the most',
    act: async (scene) => {
      const movie = await readFile(photoAt('hostile/broken/mp4-date-2040.mp4'));
      const zeroed = patched(movie, 'stsc', (behind) => behind.fill(0, 12, 16));
      const sequence = patched(zeroed, 'ftyp', (behind) => behind.write('msf1\0\0\0\0hevcmsf1', 'latin1'));
      await isLookedAt(scene, [await isSurvived(scene, 'sequence.heic', sequence)]);
    },
  },
  {
    numbers: [35],
    what: 'an AVIF that claims 8,193 squared in twelve bits has a picture or a tile that says what it is',
    act: async (scene) => {
      const avif = await readFile(photoAt('formats/avif-sunset.avif'));
      const large = patched(avif, 'ispe', (behind) => {
        behind.writeUInt32BE(8193, 4);
        behind.writeUInt32BE(8193, 8);
      });
      const deep = patched(large, 'pixi', (behind) => behind.fill(12, 5, 8));
      await isLookedAt(scene, [
        await isSurvived(
          scene,
          'deep.avif',
          patched(deep, 'av1C', (b) => b.fill(0x7c, 2, 3)),
        ),
      ]);
    },
  },
  ...kinds.map<Attack>(([kind, path]) => ({
    numbers: [36],
    what: `a ${kind} cut anywhere is kept as it came, or said to be no photo`,
    act: async (scene) => {
      const bytes = await readFile(photoAt(path));
      // A film's picture costs more than those of all photos here together.
      const count = rounds(kind === 'MP4' ? 1 : 2, 99);
      const cuts = Array.from({ length: count }, (_, index) => (index + 1) / (count + 1));
      const ids = await Promise.all(
        cuts.map((share) => isSurvived(scene, `cut.${kind.toLowerCase()}`, bytes.subarray(0, bytes.length * share))),
      );
      await isLookedAt(scene, ids);
    },
  })),
  {
    numbers: [37],
    what: 'pictures with a single wrong bit cost nothing but themselves',
    act: async (scene) => {
      const [jpeg, heic] = await Promise.all(kinds.slice(0, 2).map(([, path]) => readFile(photoAt(path))));
      const count = rounds(1, 5000);
      for (let round = 0; round < count; round += 1)
        for (const bytes of [jpeg ?? Buffer.alloc(0), heic ?? Buffer.alloc(0)]) {
          const flipped = Buffer.from(bytes);
          // Spread over the file by the golden ratio, most densely nowhere.
          const bit = Math.floor((((round + 1) * 0.618_034) % 1) * bytes.length * 8);
          flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
          await isLookedAt(scene, [await isSurvived(scene, 'flipped.jpg', flipped)]);
        }
    },
  },
  {
    numbers: [46],
    what: 'a small picture hidden in the metadata is never shown for the photo',
    act: async (scene) => {
      const bytes = withThumbnail(await solid('red', 640), await solid('blue', 160));
      const id = await isSurvived(scene, 'thumbnail.jpg', bytes);
      assert.ok(id !== null);
      await isLookedAt(scene, [id]);
      for (const size of ['320', '1600'] as const) {
        const preview = await scene.tablet.call(routes.preview(id, size));
        const { dominant } = await sharp(Buffer.from(await preview.arrayBuffer())).stats();
        assert.ok(dominant.r > 200 && dominant.b < 60, JSON.stringify(dominant));
      }
    },
  },
  {
    numbers: [47],
    what: 'an empty file is refused by both doors and leaves no tile',
    act: async (scene) => {
      assert.equal(
        (await problemOf(await send(scene.tablet, { name: 'empty.jpg', bytes: Buffer.alloc(0) }))).code,
        'empty-file',
      );
      const form = new FormData();
      form.append('file', new Blob([]), 'empty.jpg');
      const refused = await scene.tablet.refusal(routes.photos, { method: 'POST', body: form });
      assert.equal(refused.code, 'empty-file');
    },
  },
  {
    numbers: [48],
    what: 'the same bytes under another name are one photo, and both senders have a receipt',
    act: async (scene) => {
      const bytes = await photoBytes('one photo, two names');
      const first = await scene.land({ name: 'first.jpg', bytes });
      assert.equal((await scene.land({ name: 'second.jpg', bytes })).id, first.id);
      const other = await send(scene.phone, { name: 'third.jpg', bytes });
      assert.equal(receiptFromHeaders((header) => other.headers.get(header))?.photoId, first.id);
    },
  },
];
