/** Sends a file as a form does: multipart/form-data, field `file` (RFC 7578). */
import type { SentFile } from './sent-file.ts';
import type { Answer, Wire } from './wire.ts';

const boundary = '----------------------------landfall-bench';

export function sendAsForm(
  wire: Wire,
  path: string,
  file: SentFile,
  authorization: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const head = Buffer.from(
    `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${file.name}"\r\nContent-Type: ${file.type}\r\n\r\n`,
  );
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`);
  const body = function* body(): Generator<Buffer> {
    yield head;
    yield* file.pieces(0, file.sizeBytes);
    yield tail;
  };
  return wire.send({
    method: 'POST',
    path,
    headers: { ...authorization, 'content-type': `multipart/form-data; boundary=${boundary}` },
    bodyBytes: head.length + file.sizeBytes + tail.length,
    body: body(),
  });
}
