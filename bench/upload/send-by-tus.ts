/** Sends a file by tus 1.0.0: a small one in the request that declares it, a large one in PATCHes of 8 MiB. */
import type { SentFile } from './sent-file.ts';
import type { Answer, Wire } from './wire.ts';

const patchBytes = 8 * 1024 * 1024;

/** Answers the answer that completed the upload. */
export async function sendByTus(
  wire: Wire,
  path: string,
  file: SentFile,
  authorization: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const common = { ...authorization, 'tus-resumable': '1.0.0' };
  const metadata = Object.entries({ filename: file.name, filetype: file.type })
    .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
    .join(',');
  const declaration = { ...common, 'upload-length': file.sizeBytes, 'upload-metadata': metadata };
  const withBody = { 'content-type': 'application/offset+octet-stream' };
  if (file.sizeBytes <= patchBytes) {
    const headers = { ...declaration, ...withBody };
    return wire.send({
      method: 'POST',
      path,
      headers,
      bodyBytes: file.sizeBytes,
      body: file.pieces(0, file.sizeBytes),
    });
  }
  let answer = await wire.send({ method: 'POST', path, headers: declaration, bodyBytes: 0, body: [] });
  const { pathname } = new URL(answer.headers.location ?? '', 'https://localhost');
  for (let offset = 0; offset < file.sizeBytes; ) {
    const end = Math.min(offset + patchBytes, file.sizeBytes);
    const headers = { ...common, ...withBody, 'upload-offset': offset };
    const body = file.pieces(offset, end);
    answer = await wire.send({ method: 'PATCH', path: pathname, headers, bodyBytes: end - offset, body });
    offset = Number(answer.headers['upload-offset']);
    if (offset !== end) throw new Error(`sent to ${end}, and the server says ${offset}`);
  }
  return answer;
}
