/** What a phone sends, without a browser: one whole file in one request of the resumable protocol, or its pieces by hand. */
import { createHash } from 'node:crypto';
import { routes } from '../../protocol/routes.ts';
import { type Receipt, receiptFromHeaders } from '../../protocol/upload.ts';
import type { Caller } from './caller.ts';

export interface SentFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly mimeType?: string;
  readonly lastModifiedMs?: number;
  /** Hex; the bytes' own where not given. */
  readonly sha256?: string;
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export function declarationOf(file: SentFile): Record<string, string> {
  const metadata = {
    filename: file.name,
    filetype: file.mimeType ?? '',
    lastModified: `${file.lastModifiedMs ?? ''}`,
    sha256: file.sha256 ?? sha256Of(file.bytes),
  };
  return {
    'tus-resumable': '1.0.0',
    'upload-length': `${file.bytes.length}`,
    'upload-metadata': Object.entries(metadata)
      .map(([key, value]) => `${key} ${Buffer.from(value, 'utf8').toString('base64')}`)
      .join(','),
  };
}

/** Declares and sends at once, as a small photo goes. */
export function send(device: Caller, file: SentFile): Promise<Response> {
  return device.call(routes.uploads, {
    method: 'POST',
    headers: { ...declarationOf(file), 'content-type': 'application/offset+octet-stream' },
    body: file.bytes,
  });
}

/** Declares only; answers the upload's address. */
export async function declare(device: Caller, file: SentFile): Promise<string> {
  const answer = await device.call(routes.uploads, { method: 'POST', headers: declarationOf(file) });
  const location = answer.headers.get('location');
  if (answer.status !== 201 || location === null)
    throw new Error(`not declared: ${answer.status} ${await answer.text()}`);
  return location;
}

/** Appends at an offset. */
export function append(
  device: Caller,
  location: string,
  offset: number,
  body: Uint8Array,
  headers: Record<string, string> = {},
): Promise<Response> {
  return device.call(location, {
    method: 'PATCH',
    headers: {
      'tus-resumable': '1.0.0',
      'upload-offset': `${offset}`,
      'content-type': 'application/offset+octet-stream',
      ...headers,
    },
    body,
  });
}

/** The receipt in an answer. Throws where there is none. */
export function receiptOf(answer: Response): Receipt {
  const receipt = receiptFromHeaders((name) => answer.headers.get(name));
  if (receipt === null) throw new Error(`no receipt: ${answer.status}`);
  return receipt;
}
