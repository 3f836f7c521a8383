/** Files of keys and certificates: read whole; written private, and so that a crash leaves the old one or the new one. */
import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { LanUnusable } from './lan-unusable.ts';

/** One block of a PEM text, with its label ("CERTIFICATE", "PRIVATE KEY"). */
export interface PemBlock {
  readonly label: string;
  readonly pem: string;
}

/** The blocks of a PEM text in their order; text around them is skipped. */
export function pemBlocks(text: string): readonly PemBlock[] {
  const found = text.matchAll(/-----BEGIN ([A-Z0-9 ]{1,40})-----[A-Za-z0-9+/=\s]+-----END \1-----/g);
  return [...found].map(([pem, label = '']) => ({ label, pem: `${pem}\n` }));
}

/** The file's text; null if there is no such file. Rejects with LanUnusable if it cannot be read. */
export async function readPemFile(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw new LanUnusable(`${path} cannot be read (${codeOf(error)}).`, { cause: error });
  }
}

/** Replaces the file; only this user can read it, and its folder if that had to be made. Rejects with LanUnusable. */
export async function writePemFile(path: string, text: string): Promise<void> {
  const draft = `${path}.${randomBytes(6).toString('hex')}.new`;
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw cannotWrite(path, error);
  }
}

/** Moves the file out of the way without losing it, and answers where it is now. Rejects with LanUnusable. */
export async function keepAside(path: string): Promise<string> {
  const kept = `${path}.kept-${randomBytes(4).toString('hex')}`;
  try {
    await rename(path, kept);
  } catch (error) {
    throw cannotWrite(path, error);
  }
  return kept;
}

function cannotWrite(path: string, error: unknown): LanUnusable {
  const sentence = `Landfall keeps its certificate in ${dirname(path)} and cannot write there (${codeOf(error)}). Choose another folder with --certs.`;
  return new LanUnusable(sentence, { cause: error });
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
