/** One request that is nearly right, drawn from a seed and its number: the same two give the same request. */
import { Random } from '../faults/random.ts';
import type { Document, Door } from './door.ts';
import { exampleOf } from './example.ts';
import { strangeText } from './strange-values.ts';

export const roles = ['nobody', 'send', 'browse', 'own'] as const;
export type Role = (typeof roles)[number];

export interface MutatedRequest {
  readonly index: number;
  /** Which door it was made for. */
  readonly door: string;
  readonly role: Role;
  readonly method: string;
  /** As it stands in the request line. */
  readonly target: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer | null;
  /** Broken already as HTTP: it goes over a connection of its own, byte by byte as it is. */
  readonly raw: boolean;
}

export interface Ground {
  readonly document: Document;
  readonly doors: readonly Door[];
  /** Of photos, devices, albums, uploads: what is really there. */
  readonly ids: readonly string[];
  /** `Host` of the listener. */
  readonly host: string;
}

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;
const oddMethods = ['TRACE', 'PROPFIND', 'CONNECT', 'get', 'G\0T', 'M-SEARCH', 'X'.repeat(300)] as const;
const oddHeaders = [
  'Range',
  'If-Range',
  'If-None-Match',
  'If-Modified-Since',
  'Accept',
  'Accept-Encoding',
  'Accept-Language',
  'Cookie',
  'Content-Type',
  'Content-Encoding',
  'Content-Disposition',
  'Authorization',
  'Last-Event-ID',
  'Origin',
  'Sec-Fetch-Site',
  'X-Forwarded-For',
  'Forwarded',
  'X-HTTP-Method-Override',
  'Upload-Offset',
  'Upload-Length',
  'Upload-Metadata',
  'Upload-Checksum',
  'Upload-Defer-Length',
  'Tus-Resumable',
  'Landfall-Lane',
  'DPoP',
  'Connection',
  'Upgrade',
  'Host',
  'Expect',
  'TE',
  '__proto__',
] as const;
const rawFaults = [
  (text: string) => text.replace('\r\n', '\n'),
  (text: string) => text.replace(' HTTP/1.1', ' HTTP/9.9'),
  (text: string) => text.replace(/\r\nHost: [^\r]*/, ''),
  (text: string) => text.replace('\r\n', '\r\nHost: evil.example\r\n'),
  (text: string) => text.replace('\r\n', '\r\nContent-Length: 5\r\nContent-Length: 6\r\n'),
  (text: string) => text.replace('\r\n', '\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n'),
  (text: string) => text.replace('\r\n', '\r\nTransfer-Encoding: xchunked\r\n'),
  (text: string) => text.replace('\r\n', '\r\nX: a\r\n b\r\n'),
  (text: string) => text.replace('\r\n', '\r\n: empty\r\n'),
  (text: string) => text.replace('\r\n', `\r\nX: ${'y'.repeat(40_000)}\r\n`),
  (text: string) => text.replace('\r\n', `\r\n${'X: y\r\n'.repeat(3000)}`),
  (text: string) => text.replace(' /', ' http://evil.example/'),
  (text: string) => text.replace(' /', ' *'),
  (text: string) => text.replace(' /', ` /${'z'.repeat(64_000)}`),
  (text: string) =>
    text
      .replace('\r\n', '\r\nTransfer-Encoding: chunked\r\n')
      .replace(/\r\n\r\n[^]*$/, '\r\n\r\nFFFFFFFFFFFFFFFFFF\r\nx'),
  (text: string) =>
    text
      .replace('\r\n', '\r\nTransfer-Encoding: chunked\r\n')
      .replace(/\r\n\r\n[^]*$/, '\r\n\r\n1;a=\0\r\nx\r\n0\r\n\r\n'),
  (text: string) => `${text}GET / HTTP/1.1\r\nHost: smuggled\r\n\r\n`,
] as const;

export function mutatedRequest(seed: number, index: number, { document, doors, ids, host }: Ground): MutatedRequest {
  const random = Random.of(seed, 'request', index);
  const door = random.oneOf(doors);
  const role = random.oneOf(roles);
  // Most are wrong in one or two things: what is wrong in all is refused by the first look at it.
  const strange = random.oneOf([0, 0.02, 0.1, 0.4]);
  const isOdd = () => random.fraction() < strange;
  const method = isOdd() ? random.oneOf([...methods, ...oddMethods]) : door.method;
  const headers: [string, string][] = [['Host', host]];
  let body: Buffer | null = null;
  if (door.body !== null && !isOdd()) {
    const { type, bytes } = bodyOf(
      door.body.type,
      exampleOf(door.body.schema, { document, random, ids, strange }),
      random,
      strange,
    );
    headers.push(['Content-Type', isOdd() ? strangeText(random) : type]);
    body = bytes;
  } else if (isOdd()) body = random.bytes(random.whole(0, 3000));
  for (const name of door.headers) {
    if (random.fraction() < 0.8)
      headers.push([name, isOdd() ? strangeText(random) : usualHeader(name, random, body?.length ?? 0)]);
  }
  while (isOdd()) headers.push([random.oneOf(oddHeaders), strangeText(random)]);
  return {
    index,
    door: `${door.method} ${door.path}`,
    role,
    method,
    target: targetOf(door, random, ids, strange),
    headers: headers.map(([name, value]) => [name, headerSafe(value)]),
    body,
    raw: random.fraction() < 0.06,
  };
}

/** Its bytes, with one fault of those that no client library lets pass. */
export function rawBytes(request: MutatedRequest, seed: number, authorization: string | null): Buffer {
  const random = Random.of(seed, 'raw', request.index);
  const lines = [
    ...request.headers,
    ...(authorization === null ? [] : [['Authorization', authorization] as const]),
  ].map(([name, value]) => `${name}: ${value}\r\n`);
  const length = request.body === null ? '' : `Content-Length: ${request.body.length}\r\n`;
  const text = `${request.method} ${request.target} HTTP/1.1\r\n${lines.join('')}${length}Connection: close\r\n\r\n${request.body?.toString('latin1') ?? ''}`;
  return Buffer.from(random.oneOf(rawFaults)(text), 'latin1');
}

function targetOf(door: Door, random: Random, ids: readonly string[], strange: number): string {
  const isOdd = () => random.fraction() < strange;
  const usual = (): string => (ids.length > 0 ? random.oneOf(ids) : 'x');
  const path = door.path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => {
    // Showing a folder would open windows on the machine that runs this.
    if (door.path.endsWith('/reveal')) return 'nothing-by-this-name';
    if (isOdd())
      return random.fraction() < 0.5
        ? encodeURIComponent(strangeText(random).toWellFormed())
        : lineSafe(strangeText(random));
    if (name === 'size') return random.oneOf(['320', '1600']);
    return name === 'month' ? '2024-06' : encodeURIComponent(usual());
  });
  const query = door.query
    .filter(() => random.fraction() < (door.query.length > 3 ? 0.15 : 0.8))
    .map(
      (name) =>
        `${name}=${isOdd() ? lineSafe(strangeText(random)) : encodeURIComponent(usualQuery(name, random, ids))}`,
    );
  if (isOdd()) query.push(`${lineSafe(strangeText(random))}=${lineSafe(strangeText(random))}`);
  const odd = isOdd() ? random.oneOf(['/', '//', '/..', ';x', '%2f', '#x', '?', '/%2e%2e/']) : '';
  return `${path}${odd}${query.length > 0 ? `?${query.join('&')}` : ''}`;
}

function usualQuery(name: string, random: Random, ids: readonly string[]): string {
  switch (name) {
    case 'kind':
      return random.oneOf(['image', 'video']);
    case 'from':
    case 'to':
      return random.oneOf(['2024-01-01', '2024-12-31']);
    case 'limit':
      return `${random.whole(1, 500)}`;
    case 'favourite':
    case 'trashed':
      return random.oneOf(['true', 'false']);
    case 'box':
      return random.oneOf(['-10,-10,10,10', '170,-10,-170,10']);
    case 'q':
      return random.oneOf(['june 2024', 'germany', '"a b"', strangeText(random)]).toWellFormed();
    case 'language':
      return random.oneOf(['de', 'es', 'en-GB', 'zz', strangeText(random)]).toWellFormed();
    default:
      return ids.length > 0 ? random.oneOf(ids) : 'x';
  }
}

function usualHeader(name: string, random: Random, bodyBytes: number): string {
  switch (name) {
    case 'Tus-Resumable':
      return '1.0.0';
    case 'Upload-Length':
      return `${random.oneOf([bodyBytes, bodyBytes + 1, 100, 5000])}`;
    case 'Upload-Offset':
      return `${random.oneOf([0, 0, 0, 1, 100])}`;
    case 'Upload-Metadata':
      return `filename ${Buffer.from(strangeText(random)).toString('base64')},lastModified ${Buffer.from(`${random.whole(0, 2e9)}000`).toString('base64')}`;
    case 'Upload-Checksum':
      return `sha256 ${random.bytes(32).toString('base64')}`;
    default:
      return `${random.whole(0, 50)}`;
  }
}

function bodyOf(type: string, value: unknown, random: Random, strange: number): { type: string; bytes: Buffer } {
  const isOdd = () => random.fraction() < strange;
  if (type === 'multipart/form-data') {
    const boundary = isOdd() ? strangeText(random) : 'fuzz';
    const part = `--${boundary}\r\nContent-Disposition: form-data; name="${isOdd() ? strangeText(random) : 'file'}"; filename="${strangeText(random)}"\r\n\r\n`;
    const text =
      part.repeat(random.whole(1, 3)) +
      random.bytes(200).toString('latin1') +
      (isOdd() ? '' : `\r\n--${boundary}--\r\n`);
    return { type: `${type}; boundary=${boundary}`, bytes: Buffer.from(text, 'latin1') };
  }
  if (type !== 'application/json') return { type, bytes: random.bytes(random.whole(0, 5000)) };
  const text = isOdd()
    ? random.oneOf([
        '',
        '{',
        'null',
        '[]',
        '['.repeat(50_000),
        '{"a":'.repeat(5000),
        '{"__proto__":{"own":1}}',
        '"\\ud800"',
        '1e999',
      ])
    : JSON.stringify(value);
  const bytes = Buffer.from(text ?? '', 'utf8');
  if (isOdd() && bytes.length > 0) bytes[random.whole(0, bytes.length - 1)] = random.whole(0, 255);
  return { type, bytes };
}

/** Without what would end a header: a client that lets it pass would send another request than the one that was drawn. */
function headerSafe(text: string): string {
  return Buffer.from(text.toWellFormed(), 'utf8')
    .toString('latin1')
    .replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, '');
}

function lineSafe(text: string): string {
  return headerSafe(text).replaceAll(/[\s\x80-\xff]/g, '%20');
}
