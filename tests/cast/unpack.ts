/** What another program than ours finds in a ZIP archive; checksums are held. */
import { type Entry, Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js';

export interface Unpacked {
  readonly name: string;
  readonly bytes: Buffer;
  /** As this machine's clock would show it: `2025-11-03T14:00:02`, to two seconds. */
  readonly local: string;
}

export async function unpack(archive: Uint8Array): Promise<Unpacked[]> {
  const reader = new ZipReader(new Uint8ArrayReader(archive), { useWebWorkers: false });
  const entries: Entry[] = await reader.getEntries();
  return Promise.all(
    entries.map(async (entry) => {
      if (entry.directory) throw new Error(`${entry.filename} is a folder`);
      const bytes = await entry.getData(new Uint8ArrayWriter(), { checkSignature: true });
      const at = entry.lastModDate;
      const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
      return { name: entry.filename, bytes: Buffer.from(bytes), local };
    }),
  );
}
