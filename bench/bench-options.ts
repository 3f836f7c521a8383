/** The flags of `npm run bench`. */
import { parseArgs } from 'node:util';
import { z } from 'zod';

export const parts = ['A', 'B', 'C', 'D', 'browser', 'previews', 'console', 'catalog'] as const;
export type Part = (typeof parts)[number];

export const gallerySizes: readonly number[] = [1_000, 100_000, 1_000_000];

export const usage = `npm run bench -- [--only ${parts.join(',')}] [--rounds 3] [--scale 1] [--minutes 6] [--write-readme]
  --only          some of the parts
  --rounds        how often each part is run, each server once a round; the median is told
  --scale         0.01 sends a hundredth: to see whether it works, not how fast
  --minutes       begins no new round after so long
  --write-readme  puts the table into README.md; of a whole run at full size only

npm run bench -- gallery [--sizes ${gallerySizes.join(',')}] [--write-readme]
  --sizes         of the libraries, in photos`;

const OptionsSchema = z.object({
  only: z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .pipe(z.array(z.enum(parts))),
  rounds: z.coerce.number().int().min(1).max(100),
  scale: z.coerce.number().positive().max(10),
  minutes: z.coerce.number().positive(),
  'write-readme': z.boolean(),
  help: z.boolean(),
  sizes: z
    .string()
    .transform((text) => text.split(',').map(Number))
    .pipe(z.array(z.number().int().min(100).max(10_000_000)).min(1)),
});

export interface BenchOptions {
  /** How a library grows, instead of how Landfall does beside others. */
  readonly isOfGallery: boolean;
  readonly sizes: readonly number[];
  readonly only: ReadonlySet<Part>;
  readonly rounds: number;
  /** Of the sizes and counts of PERFORMANCE's workloads. */
  readonly scale: number;
  readonly minutes: number;
  readonly writeReadme: boolean;
  readonly help: boolean;
}

/** Throws where a flag is unknown or makes no sense. */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    args: [...args],
    options: {
      only: { type: 'string', default: parts.join(',') },
      rounds: { type: 'string', default: '3' },
      scale: { type: 'string', default: '1' },
      minutes: { type: 'string', default: '6' },
      'write-readme': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
      sizes: { type: 'string', default: gallerySizes.join(',') },
    },
  });
  const { 'write-readme': writeReadme, only, sizes, ...numbers } = OptionsSchema.parse(values);
  const isOfGallery = positionals[0] === 'gallery';
  if (positionals.length > (isOfGallery ? 1 : 0)) throw new Error(`Unknown bench “${positionals.join(' ')}”.`);
  const isWhole = isOfGallery
    ? gallerySizes.every((size) => sizes.includes(size))
    : numbers.scale === 1 && new Set(only).size === parts.length;
  if (writeReadme && !isWhole)
    throw new Error('The README quotes whole runs at full size: no --write-readme with --only, --scale or --sizes.');
  return { ...numbers, isOfGallery, sizes, only: new Set(only), writeReadme };
}
