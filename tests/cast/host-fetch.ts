/** Hides that the host's certificate is its own: `fetch` for the loopback, with the answer as a standard `Response`. */
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';

export interface HostRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | FormData;
  readonly signal?: AbortSignal;
  /** The address on this machine that it comes from. */
  readonly localAddress?: string;
}

/** Like `fetch`, but follows no redirect, sends the headers given and no others, and takes the host's certificate as it is. */
export async function hostFetch(
  url: string,
  { method = 'GET', headers = {}, body, signal, localAddress }: HostRequest = {},
): Promise<Response> {
  const encoded = body === undefined ? null : new Request('http://encode', { method: 'POST', body: toBody(body) });
  const bytes = encoded === null ? null : Buffer.from(await encoded.arrayBuffer());
  const contentType = body instanceof FormData ? encoded?.headers.get('content-type') : null;
  const send = url.startsWith('https:') ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const request = send(
      url,
      {
        method,
        headers: {
          ...(contentType ? { 'content-type': contentType } : {}),
          ...(bytes === null ? {} : { 'content-length': `${bytes.length}` }),
          ...headers,
        },
        rejectUnauthorized: false,
        agent: false,
        ...(signal === undefined ? {} : { signal }),
        ...(localAddress === undefined ? {} : { localAddress }),
      },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () => {
          const answerHeaders = new Headers();
          for (const [name, values] of Object.entries(answer.headersDistinct)) {
            for (const value of values ?? []) answerHeaders.append(name, value);
          }
          const status = answer.statusCode ?? 0;
          const empty = method === 'HEAD' || status === 204 || status === 304;
          resolve(new Response(empty ? null : Buffer.concat(chunks), { status, headers: answerHeaders }));
        });
      },
    );
    request.on('error', reject);
    request.end(bytes ?? undefined);
  });
}

function toBody(body: string | Uint8Array | FormData): string | Blob | FormData {
  return body instanceof Uint8Array ? new Blob([new Uint8Array(body)]) : body;
}
