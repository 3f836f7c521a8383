/** What earlier imports read of a folder, so that one that is started again need not read it all once more. */
import { createHash } from 'node:crypto';
import { type FileHandle, mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Sha256, Sha256Schema } from '../../../protocol/photo.ts';
import { whenMissing } from '../../disk-sync.ts';
import type { FoundFile } from './found-files.ts';

/** One without a hash takes back what was said before. */
const LineSchema = z.object({
  path: z.string(),
  sizeBytes: z.number().optional(),
  modifiedMs: z.number().optional(),
  sha256: Sha256Schema.optional(),
});

export class ImportJournal {
  readonly #known: ReadonlyMap<string, z.infer<typeof LineSchema>>;
  readonly #file: FileHandle;

  private constructor(known: ReadonlyMap<string, z.infer<typeof LineSchema>>, file: FileHandle) {
    this.#known = known;
    this.#file = file;
  }

  /** The journal of one source (absolute path), in `dir`. Lines that a crash cut short are passed over. */
  static async open(dir: string, source: string): Promise<ImportJournal> {
    await mkdir(dir, { recursive: true, mode: 0o700 });
    const path = join(dir, `${createHash('sha256').update(source).digest('hex').slice(0, 16)}.jsonl`);
    const text = (await readFile(path, 'utf8').catch(whenMissing)) ?? '';
    const lines = text.split('\n').flatMap((line) => LineSchema.safeParse(parsed(line)).data ?? []);
    const file = await open(path, 'a', 0o600);
    if (text !== '' && !text.endsWith('\n')) await file.appendFile('\n');
    return new ImportJournal(new Map(lines.map((line) => [line.path, line])), file);
  }

  /** The hash of a file that looks as it did when it was read; null for any other. A hint: the host proves it again when it is sent. */
  sha256Of({ path, sizeBytes, modifiedMs }: FoundFile): Sha256 | null {
    const line = this.#known.get(path);
    return line?.sizeBytes === sizeBytes && line.modifiedMs === modifiedMs ? (line.sha256 ?? null) : null;
  }

  async note({ path, sizeBytes, modifiedMs }: FoundFile, sha256: Sha256): Promise<void> {
    await this.#file.appendFile(`${JSON.stringify({ path, sizeBytes, modifiedMs, sha256 })}\n`);
  }

  /** It was not what its line says. */
  async forget({ path }: FoundFile): Promise<void> {
    await this.#file.appendFile(`${JSON.stringify({ path })}\n`);
  }

  async close(): Promise<void> {
    await this.#file.close();
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
